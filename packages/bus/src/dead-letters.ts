import { type DeadLetter, type StreamName, shapeOf } from '@anonchat/contracts'
import { describeError, type Logger } from '@anonchat/runtime'
import type { JsMsg } from 'nats'
import type { Publisher } from './publish.js'

export type Bury = (
  message: JsMsg,
  reason: 'unparsable' | 'exhausted',
  error: unknown,
  payload: unknown,
) => Promise<void>

/** Moves what cannot be handled to the dead letters, so that the messages behind it go on. @throws Unavailable */
export function createBury(publisher: Publisher, stream: StreamName, log: Logger): Bury {
  return async (message, reason, error, payload) => {
    const letter: DeadLetter = {
      stream,
      subject: message.subject,
      reason,
      error: describeError(error).message,
      ...traceOf(payload),
      deliveries: message.info.deliveryCount,
      at: Date.now(),
      shape: shapeOf(payload),
    }
    await publisher.dead(stream, letter, `${stream}-${message.seq}`)
    message.term()
    log.error({ stream, reason, err: error, trace: letter.trace }, 'moved a message to the dead letters')
  }
}

function traceOf(payload: unknown): { trace?: string } {
  if (typeof payload !== 'object' || payload === null || !('trace' in payload)) return {}
  const { trace } = payload
  // Only what looks like one of ours: nothing that somebody wrote.
  return typeof trace === 'string' && /^[\w:./-]{1,120}$/.test(trace) ? { trace } : {}
}
