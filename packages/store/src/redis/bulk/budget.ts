import type { Redis } from 'ioredis'
import { loadScript } from '../client.js'
import { laneKey } from '../keys.js'
import { integer, list } from '../lane/reply.js'

/** All that leaves in bulk, and of that what nobody pays for. */
export type BulkShare = 'all' | 'free'

const keyOf = (share: BulkShare): string => (share === 'all' ? '{bulk}:budget' : '{bulk}:budget:free')

/** How much of a second's sends may leave at once: enough to bridge a short delay, too little to be a burst. */
const BURST_SHARE = 0.1

export interface Drawn {
  /** So many may be sent now. */
  readonly count: number
  /** When none: until the next may be. */
  readonly waitMs: number
}

/** What may be sent in bulk, all replicas together, and to one chat, both of its lanes together. */
export interface BulkBudget {
  /** @param perSecond the rate in force, above 0 @param wanted at most so many */
  draw(share: BulkShare, perSecond: number, wanted: number): Promise<Drawn>
  /** Nothing is given out for so long. */
  hold(ms: number): Promise<void>
  /** Takes so many sends of a chat. @returns 0, or the ms after which they would be there */
  charge(chatId: number, count: number): Promise<number>
}

/** @param chat sends to one chat a second in the long run, 0 for no limit, and in a burst */
export function openBulkBudget(redis: Redis, chat: { ratePerSecond: number; burst: number }): BulkBudget {
  const script = (name: string) => loadScript(redis, new URL(`./${name}.lua`, import.meta.url))
  const [draw, hold, charge] = [script('draw'), script('hold'), script('charge')]
  return {
    draw: async (share, perSecond, wanted) => {
      const burst = Math.max(1, perSecond * BURST_SHARE)
      const [count, waitMs] = list(await draw([keyOf(share)], [perSecond, burst, wanted]))
      return { count: integer(count), waitMs: integer(waitMs) }
    },
    hold: async (ms) => {
      await hold([keyOf('all')], [ms])
    },
    charge: async (chatId, count) => {
      if (chat.ratePerSecond === 0) return 0
      return integer(await charge([laneKey(chatId, 'bucket')], [chat.ratePerSecond, chat.burst, count]))
    },
  }
}
