import { setTimeout as pause } from 'node:timers/promises'
import type { ConsumerSettings } from '@anonchat/contracts'
import type { Logger } from '@anonchat/runtime'
import { AckPolicy, type ConsumerMessages, DeliverPolicy, type JsMsg, nanos } from 'nats'
import type { BusConnection } from './connect.js'
import { repeatForgottenAck } from './forgotten-ack.js'

const AWAY_DELAY_MS = 500
/** Asked for in one request. The server gives no more than `maxAckPending` at once, so nothing is hoarded. */
const BATCH = 256
/** After this a request is made again, and half of it without a sign of the server means that it is away. */
const EXPIRES_MS = 10_000

/** Pulls from a durable consumer, which it creates, and again and again when that or the server was away. */
export function pullMessages(
  bus: BusConnection,
  settings: ConsumerSettings,
  take: (message: JsMsg) => Promise<void>,
  log: Logger,
): { stop(): Promise<void> } {
  const stopped = new AbortController()
  let messages: ConsumerMessages | undefined

  const pullOnce = async () => {
    const info = await bus.jsm.consumers.add(settings.stream, configOf(settings))
    if (settings.maxAckPending === 1) await repeatForgottenAck(bus.nc, bus.jsm, info)
    const consumer = await bus.js.consumers.get(settings.stream, settings.durable)
    if (stopped.signal.aborted) return
    messages = await consumer.consume({ max_messages: BATCH, expires: EXPIRES_MS })
    for await (const message of messages) await take(message)
  }
  const pull = async () => {
    while (!stopped.signal.aborted) {
      try {
        await pullOnce()
      } catch (error) {
        if (stopped.signal.aborted) return
        log.warn({ err: error, stream: settings.stream }, 'a consumer is away; asking again')
        await pause(AWAY_DELAY_MS, undefined, { signal: stopped.signal }).catch(() => undefined)
      }
    }
  }
  // The client would ask again by itself, but up to ten seconds later when JetStream was still starting.
  const forget = bus.onReconnect(() => messages?.stop())
  const pulling = pull()

  return {
    stop: async () => {
      stopped.abort()
      forget()
      messages?.stop()
      await pulling
    },
  }
}

const configOf = (settings: ConsumerSettings) => ({
  durable_name: settings.durable,
  filter_subject: settings.filter,
  ack_policy: AckPolicy.Explicit,
  deliver_policy: DeliverPolicy.All,
  ack_wait: nanos(settings.ackWaitMs),
  max_ack_pending: settings.maxAckPending,
  max_deliver: -1,
})
