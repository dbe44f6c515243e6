import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Problem } from '../problem.js'

export interface Lock {
  /** The one before did not give it back: it was killed, and what it started may still be on its way down. */
  readonly wasLeft: boolean
  release(): void
}

/** Takes the lock on the data folder. Throws Problem when another process that lives has it. */
export function takeLock(path: string): Lock {
  for (let wasLeft = false; ; wasLeft = true) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return { wasLeft, release: () => rmSync(path, { force: true }) }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const holder = Number(readFileSync(path, 'utf8'))
    if (isStart(holder)) {
      throw new Problem(
        `It is running already (process ${holder}): stop that one first, with Ctrl-C where it runs or \`kill ${holder}\`.`,
      )
    }
    rmSync(path, { force: true })
  }
}

/** Whether the process lives and, where that can be seen, is an `npm start`: its number may have been given to another. */
function isStart(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  if (process.platform !== 'linux') return true
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.mjs')
}
