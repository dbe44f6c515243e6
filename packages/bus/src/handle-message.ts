import { setTimeout as pause } from 'node:timers/promises'
import type { ConsumerSettings } from '@anonchat/contracts'
import { createFailures, type Logger, Unavailable } from '@anonchat/runtime'
import type { JsMsg } from 'nats'
import type { z } from 'zod'
import type { Bury } from './dead-letters.js'
import { parseMessage } from './parse-message.js'

/**
 * A message whose handler fails so often in a replica is poison: it goes to the dead letters, and its partition goes
 * on. Deliveries do not count, for a replica that stops or is cut off raises them without having failed.
 */
export const MOST_FAILURES = 5
/** One that is never finished, as when it takes the process down with it, is given so often. */
export const MOST_DELIVERIES = 20
const RETRY_DELAY_MS = 250
/** Without a delay the server may give it to a request of this replica that was withdrawn a moment ago. */
export const GIVE_BACK_DELAY_MS = 50
const AWAY_DELAY_MS = 500

export interface Delivery {
  /** The same on every redelivery of one message, and never given to another message of the stream. */
  readonly sequence: number
  readonly redelivered: boolean
}

export type Handler<T> = (payload: T, delivery: Delivery) => Promise<void>

/** How a message stands while it is being handled. */
export interface Hold {
  /** It is to be given back instead of waiting for a dependency. */
  stopping(): boolean
  /** The server may have given it to somebody else. */
  lost(): boolean
}

/** Handles a message until it is acknowledged, given back, buried, or lost. */
export type HandleMessage = (message: JsMsg, hold: Hold) => Promise<'done' | 'given-back'>

export function createHandleMessage<S extends z.ZodType>(
  { stream }: ConsumerSettings,
  schema: S,
  handler: Handler<z.infer<S>>,
  bury: Bury,
  acknowledge: (message: JsMsg) => void,
  log: Logger,
): HandleMessage {
  const failures = createFailures<number>()
  const attempt = async (message: JsMsg, { lost }: Hold): Promise<'done' | 'given-back'> => {
    const { deliveryCount } = message.info
    const parsed = parseMessage(schema, message)
    if (!parsed.ok) {
      await bury(message, 'unparsable', parsed.error, parsed.raw)
      return 'done'
    }
    if (deliveryCount > MOST_DELIVERIES) {
      await bury(message, 'exhausted', new Error('delivered too often'), parsed.payload)
      return 'done'
    }
    try {
      await handler(parsed.payload, { sequence: message.seq, redelivered: deliveryCount > 1 })
    } catch (error) {
      if (error instanceof Unavailable) throw error
      log.error({ err: error, stream, deliveries: deliveryCount }, 'a message failed')
      const count = failures.add(message.seq)
      if (lost()) return 'given-back'
      if (count >= MOST_FAILURES) {
        await bury(message, 'exhausted', error, parsed.payload)
        return 'done'
      }
      message.nak(RETRY_DELAY_MS)
      return 'given-back'
    }
    acknowledge(message)
    return 'done'
  }

  return async (message, hold) => {
    for (let waited = 0; ; waited++) {
      try {
        return await attempt(message, hold)
      } catch (error) {
        if (waited === 0) log.warn({ err: error, stream }, 'waiting for a dependency')
        if (!hold.stopping()) await pause(AWAY_DELAY_MS)
        // No word to the server: whoever has it now goes on undisturbed.
        if (hold.lost()) return 'given-back'
        if (hold.stopping()) {
          message.nak(GIVE_BACK_DELAY_MS)
          return 'given-back'
        }
      }
    }
  }
}
