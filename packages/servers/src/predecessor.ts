import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { waitUntil } from './wait-until.js'

const LIMIT_MS = 30_000

/**
 * Waits until the server that used this data folder before is gone. When its parent was killed it may still be
 * writing while the next one wants to start, and two servers on one folder destroy the data.
 */
export async function predecessorGone(pidFile: string, binary: string): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''))
  if (!(pid > 0)) return
  await waitUntil(
    async () => !(await commandOf(pid)).includes(basename(binary)),
    LIMIT_MS,
    () => `process ${pid} still uses the data folder of ${basename(binary)}: stop it first`,
  )
}

/** The command line of a process; empty when there is none. */
async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'args=', '-p', String(pid)], (error, stdout) => resolve(error ? '' : stdout))
  })
}
