import type { Delivery, Handler, Publisher } from '@anonchat/bus'
import { MEMBERS_STREAM, type MemberEvent, shapeOf } from '@anonchat/contracts'
import type { Logger, Tracing } from '@anonchat/runtime'
import type { Metrics } from '../metrics.js'
import type { Incoming } from './event.js'
import { readEvent } from './read-event.js'

/** Handles what arrives in the mailboxes. What cannot be read goes to the dead letters at once: trying again is in vain. */
export function handleEvent(
  handle: (incoming: Incoming, delivery: Delivery) => Promise<string>,
  bus: Publisher,
  metrics: Metrics,
  tracing: Tracing,
  log: Logger,
): Handler<MemberEvent> {
  return async (event, delivery) => {
    const began = performance.now()
    const done = (outcome: string) => {
      metrics.handled(event.type, outcome, (performance.now() - began) / 1_000)
      log.debug({ trace: event.trace, event: event.type, outcome }, 'handled')
    }
    if (event.type === 'update') tracing.step(event.trace, 'wait', event.receivedAt)
    const incoming = readEvent(event)
    if (incoming === null) {
      log.warn({ trace: event.trace }, 'an update that cannot be read goes to the dead letters')
      await bus.dead(MEMBERS_STREAM, {
        stream: MEMBERS_STREAM,
        subject: event.type,
        reason: 'unparsable',
        error: 'an update that is not as Telegram documents it',
        trace: event.trace,
        deliveries: 1,
        at: Date.now(),
        shape: shapeOf(event),
      })
      return done('unreadable')
    }
    const outcome = await tracing.during(
      event.trace,
      'handle',
      () => handle(incoming, delivery),
      (outcome) => ({ 'anonchat.event': event.type, 'anonchat.outcome': outcome }),
    )
    done(outcome)
  }
}
