import { setTimeout as pause } from 'node:timers/promises'
import type { RunningProcess } from '@anonchat/servers'
import { Backoff } from './backoff.js'

export interface Supervised {
  /** Why the process is not running, before it has been up once: then there is no use in trying again. */
  failed(): string | undefined
  /** From now on a crash is mended by starting it again. */
  keepUp(): void
  /** Drains it and waits until it is gone. It does not come back. */
  stop(): Promise<void>
}

/** Runs a program, and runs it again when it crashes. */
export async function supervise(
  name: string,
  run: () => Promise<RunningProcess>,
  say: (line: string) => void,
): Promise<Supervised> {
  const stopping = new AbortController()
  const backoff = new Backoff()
  let current = await run()
  let startedAt = Date.now()
  let end: string | undefined
  let isKept = false

  const watch = async () => {
    for (;;) {
      end = await current.ended
      if (stopping.signal.aborted || !isKept) return
      const delay = backoff.delay(Date.now() - startedAt)
      say(`${name} ended (${end}); it is started again`)
      await pause(delay, undefined, { signal: stopping.signal })
      current = await run()
      startedAt = Date.now()
    }
  }
  const watchOn = () =>
    watch().catch((error) => {
      if (!stopping.signal.aborted) say(`${name} cannot be started again: ${error}`)
    })
  let watching = watchOn()
  return {
    failed: () => (isKept || end === undefined ? undefined : `${name} ended (${end})`),
    keepUp: () => {
      isKept = true
      if (end !== undefined) watching = watchOn()
    },
    stop: async () => {
      stopping.abort()
      await current.end('SIGTERM')
      await watching
      // It may have been about to come back when it was told to stop.
      await current.end('SIGTERM')
    },
  }
}
