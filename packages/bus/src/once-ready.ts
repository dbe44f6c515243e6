import { setTimeout as pause } from 'node:timers/promises'
import { Unavailable } from '@anonchat/runtime'
import { ErrorCode, NatsError } from 'nats'

const LIMIT_MS = 60_000
const DELAY_MS = 250

const AWAY: ReadonlySet<string> = new Set([
  ErrorCode.Timeout,
  ErrorCode.NoResponders,
  ErrorCode.Disconnect,
  ErrorCode.ConnectionRefused,
  ErrorCode.JetStreamNotEnabled,
])

const isAway = (error: unknown): boolean =>
  error instanceof NatsError && (AWAY.has(error.code) || error.api_error?.code === 503)

/**
 * Asks JetStream again while it does not answer: it starts a moment after the server accepts connections, above all
 * after a restart. What it refuses is thrown at once.
 * @throws Unavailable when it does not come
 */
export async function onceReady<T>(ask: () => Promise<T>): Promise<T> {
  const began = performance.now()
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!isAway(error)) throw error
      if (performance.now() - began > LIMIT_MS) throw new Unavailable('nats', error)
      await pause(DELAY_MS)
    }
  }
}
