import type { Envelope, LaneJob } from '@anonchat/contracts'
import { type Logger, Unavailable } from '@anonchat/runtime'
import type { Lanes } from '@anonchat/store'
import type { Metrics } from '../out/metrics.js'

export interface OutboundDeps {
  readonly lanes: Pick<Lanes, 'push'>
  arm(job: LaneJob): Promise<void>
  readonly metrics: Pick<Metrics, 'intake'>
  readonly log: Logger
}

/**
 * `outbound.<s>`: puts an envelope into its lane. Acknowledged only after the lane's job exists too: who dies in between
 * is asked again, and adds the job then. @throws Unavailable when Redis is away
 */
export const createOutbound =
  ({ lanes, arm, metrics, log }: OutboundDeps) =>
  async (envelope: Envelope): Promise<void> => {
    const { chatId, lane, key, fence, trace } = envelope
    try {
      const pushed = await lanes.push({ chatId, lane }, key, JSON.stringify(envelope), fence)
      metrics.intake.inc({ lane, result: pushed.kind })
      if (pushed.activate !== undefined) await arm({ chatId, lane, generation: pushed.activate })
      log.debug({ trace, lane, result: pushed.kind }, 'taken in')
    } catch (error) {
      throw new Unavailable('redis', error)
    }
  }
