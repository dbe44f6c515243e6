import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from './logger.js'

export interface Tick {
  /** No further round; resolves when the one in hand is done. */
  stop(): Promise<void>
}

/**
 * Runs a round again and again with a pause in between; never two at once. A round that fails is logged, and the next
 * one comes as usual.
 */
export function every(pauseMs: number, what: string, log: Logger, round: () => Promise<void>): Tick {
  const stopping = new AbortController()
  const run = async () => {
    while (!stopping.signal.aborted) {
      await round().catch((error: unknown) => log.warn({ err: error, what }, 'a tick failed'))
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
