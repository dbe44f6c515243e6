import { QUEUE_OF_LANE } from '@anonchat/contracts'
import type { Producer } from '@anonchat/queue'
import type { Paces, SendCounts } from '@anonchat/store'
import type { SendFigures } from '../domain/stats.js'

/** How fast messages leave, all replicas together, against the rate in force. */
export type SendRates = () => Promise<SendFigures>

export function openSendRates(
  live: Producer<(typeof QUEUE_OF_LANE)['live']>,
  bulk: Producer<(typeof QUEUE_OF_LANE)['bulk']>,
  paces: Paces,
  counts: SendCounts,
  configured: number,
): SendRates {
  return async () => {
    const [perSecond, pace, liveDepth, bulkDepth] = await Promise.all([
      counts.perSecond(Date.now()),
      paces.read(QUEUE_OF_LANE.live),
      live.depth(),
      bulk.depth(),
    ])
    // After a refusal of Telegram's the pace is lower for a while than what is configured.
    const limit = pace.pace?.perSecond ?? configured
    return { perSecond, limit, live: liveDepth, bulk: bulkDepth }
  }
}
