import { readFile } from 'node:fs/promises'
import { waitUntil } from './wait-until.js'

const LIMIT_MS = 30_000

/** Whether a process stands still, as Linux tells it (proc_pid_stat(5)); elsewhere the signal is taken to have worked. */
async function standsStill(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') T')
  return /^.*\) T/s.test(stat)
}

/**
 * Does `work` while a process hangs: connections to it are open, and it says nothing. A signal to stop is obeyed when
 * the machine gets round to it, so the standstill is waited for. The process goes on afterwards in any case.
 * @param pid of a process of the caller
 */
export async function whileFrozen<T>(pid: number, work: () => Promise<T>): Promise<T> {
  process.kill(pid, 'SIGSTOP')
  try {
    await waitUntil(
      () => standsStill(pid),
      LIMIT_MS,
      () => `process ${pid} does not stop`,
    )
    return await work()
  } finally {
    process.kill(pid, 'SIGCONT')
  }
}
