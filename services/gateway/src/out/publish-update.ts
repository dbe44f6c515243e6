import { type Bus, TooLarge } from '@anonchat/bus'
import { type Logger, type Tracing, Unavailable } from '@anonchat/runtime'
import type { ClassifiedUpdate } from '../domain/classify.js'
import type { GatewayMetrics } from './metrics.js'

export type Published = 'member' | 'admin' | 'checkout' | 'ignored' | 'too-large'

/**
 * Hands an update on; resolves after JetStream has stored it, or when it is none of our business.
 * @throws Unavailable when NATS is away: the update was not stored, or may be given again
 */
export type PublishUpdate = (classified: ClassifiedUpdate) => Promise<Published>

export function createPublishUpdate(
  bus: Pick<Bus, 'publish'>,
  botId: number,
  metrics: GatewayMetrics,
  tracing: Tracing,
  log: Logger,
): PublishUpdate {
  const store = async ({ update, destination }: ClassifiedUpdate, trace: string): Promise<Published> => {
    const about = { trace, updateId: update.update_id, receivedAt: Date.now(), update }
    switch (destination.to) {
      case 'nobody':
        return 'ignored'
      case 'admin':
        await bus.publish.adminCommand({ ...about, adminId: destination.adminId, botId }, trace)
        return 'admin'
      case 'checkout': {
        const { receivedAt } = about
        await bus.publish.checkout({ trace, memberId: destination.memberId, receivedAt, update }, trace)
        return 'checkout'
      }
      case 'member':
        await bus.publish.memberEvent(
          { type: 'update', memberId: destination.memberId, botId, ...about },
          trace,
        )
        return 'member'
    }
  }
  return async (classified) => {
    const { kind, update, isAttempt } = classified
    const trace = `${botId}-${update.update_id}`
    const began = performance.now()
    try {
      const outcome = await tracing.during(
        trace,
        'receive',
        () => store(classified, trace),
        (outcome) => ({ 'anonchat.update': kind, 'anonchat.outcome': outcome }),
      )
      if (outcome !== 'ignored') metrics.published((performance.now() - began) / 1_000)
      metrics.count(kind, outcome)
      if (isAttempt) {
        metrics.attempt()
        log.warn({ trace, kind }, 'somebody who is no admin tried what only admins may')
      }
      log.debug({ trace, kind, outcome }, 'update')
      return outcome
    } catch (error) {
      if (error instanceof TooLarge) {
        metrics.count(kind, 'too-large')
        log.warn({ trace, kind, bytes: error.bytes }, 'refused an update that is larger than NATS takes')
        return 'too-large'
      }
      if (error instanceof Unavailable) metrics.count(kind, 'unavailable')
      throw error
    }
  }
}
