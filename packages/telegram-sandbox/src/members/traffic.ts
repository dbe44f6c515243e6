import type { Traffic } from '../api.js'
import type { Bot } from '../world/bot.js'

const NEWEST = 200

/** The newest calls and updates, oldest first. A member's own are shown even if they belong to the crowd. */
export function trafficOf(
  bot: Bot,
  { memberId, limit = NEWEST, crowd = false }: { memberId?: number; limit?: number; crowd?: boolean } = {},
): Traffic {
  const { log } = bot.world
  const withCrowd = crowd || memberId !== undefined
  const newest = <Item extends { memberId: number | null }>(items: Item[]): Item[] => {
    const wanted = memberId === undefined ? items : items.filter((item) => item.memberId === memberId)
    return wanted.slice(Math.max(0, wanted.length - limit))
  }
  return { calls: newest(log.listCalls(withCrowd)), updates: newest(log.listUpdates(withCrowd)) }
}
