import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { takeLock } from './lock.js'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anonchat-lock-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

describe('the lock on the data folder', () => {
  it('is refused while an npm start that holds it lives, and names its process', async () => {
    const lock = join(dir, 'lock')
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'scripts/start.mjs'])
    await once(other, 'spawn')
    writeFileSync(lock, String(other.pid))
    expect(() => takeLock(lock)).toThrow(`process ${other.pid}`)
    other.kill('SIGKILL')
    await once(other, 'exit')
    expect(takeLock(lock).wasLeft).toBe(true)
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid))
  })

  it('is taken over from a process that is no npm start: the number was given to another', () => {
    const lock = join(dir, 'lock')
    writeFileSync(lock, String(process.ppid))
    takeLock(lock)
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid))
  })

  it('is gone when it was given back', () => {
    const lock = join(dir, 'lock')
    const taken = takeLock(lock)
    expect(taken.wasLeft).toBe(false)
    taken.release()
    expect(existsSync(lock)).toBe(false)
  })
})
