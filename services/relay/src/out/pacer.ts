import { type LaneClass, type LaneJob, QUEUE_OF_LANE } from '@anonchat/contracts'
import type { Producer } from '@anonchat/queue'
import type { Logger } from '@anonchat/runtime'
import type { Pace, Paces } from '@anonchat/store'
import { isStorm, ratesInForce, recover, slowDown } from '../domain/pace.js'
import { insist } from './insist.js'
import type { Metrics } from './metrics.js'
import { createTally } from './tally.js'

const TICK_MS = 1_000
const STORM_WINDOW_MS = 1_000
const LONGEST_HOLD_MS = 60_000

export interface Pacer {
  /** What came of a send: refused with a time to wait, or not. */
  note(job: Pick<LaneJob, 'chatId' | 'lane'>, retryAfterMs: number | undefined): Promise<void>
  /** The rate in force, all replicas together; 0 for no limit. */
  rateOf(lane: LaneClass): number
  stop(): void
}

export interface PacerDeps {
  readonly configured: Readonly<Record<LaneClass, number>>
  readonly paces: Paces
  readonly producers: Readonly<Record<LaneClass, Pick<Producer<'deliver' | 'bulk'>, 'limit'>>>
  /** Lets nothing of a class be sent for so long. */
  hold(lane: LaneClass, ms: number): Promise<void>
  readonly metrics: Pick<Metrics, 'rate' | 'storms'>
  readonly log: Logger
}

/** Sets the rates of the queues, slows them when Telegram refuses many chats at once, and lets them recover. */
export async function startPacer(deps: PacerDeps): Promise<Pacer> {
  const { configured, paces, producers, metrics, log } = deps
  let inForce: Readonly<Record<LaneClass, number>> = configured
  const tallies = { live: createTally(), bulk: createTally() }

  /** Repeated at every tick: all replicas reckon the same from what they share, and a Redis that lost it gets it again. */
  const apply = async (): Promise<void> => {
    const [live, bulk] = await Promise.all([paces.read('deliver'), paces.read('bulk')])
    const rates = ratesInForce(configured, { live: live.pace, bulk: bulk.pace })
    inForce = rates
    await Promise.all([producers.live.limit(rates.live), producers.bulk.limit(rates.bulk)])
    metrics.rate.set({ lane: 'live' }, rates.live)
    metrics.rate.set({ lane: 'bulk' }, rates.bulk)
  }

  const step = async (lane: LaneClass, next: (pace: Pace | undefined) => Pace | undefined) => {
    const read = await paces.read(QUEUE_OF_LANE[lane])
    const pace = next(read.pace)
    return pace !== read.pace && (await paces.swap(QUEUE_OF_LANE[lane], read, pace))
  }

  const tick = async (): Promise<void> => {
    const mend = (pace: Pace | undefined) => (pace === undefined ? undefined : recover(pace, Date.now()))
    await Promise.all([step('live', mend), step('bulk', mend)])
    await apply()
  }

  const slow = async (lane: LaneClass, retryAfterMs: number): Promise<void> => {
    const normal = configured[lane] === 0 ? tallies[lane].sentLastSecond() : configured[lane]
    const slowed = await step(lane, (pace) => slowDown(pace, normal, Date.now()))
    await apply()
    await deps.hold(lane, Math.min(retryAfterMs, LONGEST_HOLD_MS))
    if (!slowed) return
    metrics.storms.inc({ lane })
    log.warn({ lane, retryAfterMs }, 'Telegram refuses many chats at once; slowed')
  }

  await insist(apply)
  let ticking = false
  const timer = setInterval(() => {
    if (ticking) return
    ticking = true
    tick()
      .catch((error) => log.warn({ err: error }, 'the pace could not be read'))
      .finally(() => {
        ticking = false
      })
  }, TICK_MS)

  return {
    note: async (job, retryAfterMs) => {
      const tally = tallies[job.lane]
      if (retryAfterMs === undefined) return tally.sent()
      tally.refused()
      const chats = await insist(() => paces.refused(QUEUE_OF_LANE[job.lane], job.chatId, STORM_WINDOW_MS))
      const { sent, refused } = tally.recent()
      if (isStorm({ chats, refused, sent })) await slow(job.lane, retryAfterMs)
    },
    rateOf: (lane) => inForce[lane],
    stop: () => clearInterval(timer),
  }
}
