import type { ConsumerSettings } from '@anonchat/contracts'
import type { Logger } from '@anonchat/runtime'
import type { JsMsg } from 'nats'
import type { z } from 'zod'
import type { BusConnection } from './connect.js'
import { createBury } from './dead-letters.js'
import { createHandleMessage, GIVE_BACK_DELAY_MS, type Handler } from './handle-message.js'
import { createHolds } from './holds.js'
import type { Publisher } from './publish.js'
import { pullMessages } from './pull-messages.js'

export interface Consumption {
  /** Takes no new message; resolves when what is in hand is done. */
  stop(): Promise<void>
}

/**
 * Pulls the messages of one durable consumer and hands them over parsed. Acknowledged when the handler resolves. When
 * the handler throws Unavailable the message is kept in hand and tried again until the dependency is back, or until the
 * server may have given it to somebody else because this replica was cut off from it; any other
 * error has it redelivered a few times. What does not parse, and what is exhausted, goes to the dead letters.
 */
export function consume<S extends z.ZodType>(
  bus: BusConnection,
  publisher: Publisher,
  settings: ConsumerSettings,
  schema: S,
  handler: Handler<z.infer<S>>,
  log: Logger,
): Consumption {
  const bury = createBury(publisher, settings.stream, log)
  const acknowledge = (message: JsMsg) => bus.atEndOfTurn(() => message.ack())
  const handle = createHandleMessage(settings, schema, handler, bury, acknowledge, log)
  const inHand = new Map<number, Promise<void>>()
  const holds = createHolds(bus, settings.ackWaitMs)
  const serial = settings.maxAckPending === 1
  /** Acknowledged here, though the acknowledgement may have been lost; repeating the work would be of no use. */
  let lastDone: number | undefined
  let stopping = false

  const take = async (message: JsMsg): Promise<void> => {
    const { seq } = message
    // It came again to the one who has it: it is not lost.
    if (inHand.has(seq)) return holds.add(message)
    if (seq === lastDone) return acknowledge(message)
    if (stopping) return message.nak(GIVE_BACK_DELAY_MS)
    holds.add(message)
    const hold = { stopping: () => stopping, lost: () => holds.isLost(seq) }
    const work = handle(message, hold).then((outcome) => {
      holds.delete(seq)
      inHand.delete(seq)
      if (outcome === 'done') lastDone = seq
    })
    inHand.set(seq, work)
    // With one pending at most, the next may come only when the server gave this one up for lost: after this one.
    if (serial) await work
  }

  const pull = pullMessages(bus, settings, take, log)

  return {
    stop: async () => {
      stopping = true
      const pulled = pull.stop()
      await Promise.all(inHand.values())
      holds.close()
      await pulled
    },
  }
}
