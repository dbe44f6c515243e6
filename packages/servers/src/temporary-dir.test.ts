import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryDir } from './temporary-dir.js'

const LONG_AGO = new Date(Date.now() - 86_400_000)

async function oldDirOf(pid: number): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), `anonchat-redis-${pid}-`))
  await utimes(dir, LONG_AGO, LONG_AGO)
  return dir
}

it('removes what processes that are gone have left behind, and nothing of those that live', async () => {
  const gone = spawn('true')
  await once(gone, 'exit')
  const left = await oldDirOf(gone.pid ?? 0)
  const used = await oldDirOf(process.pid)
  const made = await temporaryDir('redis')
  expect([left, used, made].map((dir) => existsSync(dir))).toEqual([false, true, true])
  await Promise.all([used, made].map((dir) => rm(dir, { recursive: true })))
})
