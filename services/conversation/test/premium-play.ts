import { randomUUID } from 'node:crypto'
import { findMember } from '@anonchat/store'
import { play } from './play.js'
import type { Charge } from './updates.js'

export const DAY_MS = 86_400_000

/** A charge that Telegram has never told of before. */
export const charge = (more: Partial<Charge> = {}): Charge => ({
  chargeId: `stx${randomUUID()}`,
  payload: 'premium:30d:30:200:1800000000',
  stars: 200,
  ...more,
})

/** The service with offers and an admin, and what a test wants to know of a member's premium. */
export function playPremium(more: Readonly<Record<string, string>> = {}) {
  const world = play({
    FLOOD_BURST: '1000',
    PREMIUM_OFFERS: '7d=75,30d=200,monthly=150',
    ADMIN_IDS: '42',
    ...more,
  })
  const until = async (memberId: number) => (await findMember(world().db, memberId))?.premiumUntil ?? null
  return {
    world,
    until,
    /** In whole days from now. */
    daysLeft: async (memberId: number) =>
      Math.round((((await until(memberId))?.getTime() ?? Date.now()) - Date.now()) / DAY_MS),
    rowsOf: (memberId: number) =>
      world().db.prisma.premiumSubscription.findMany({ where: { user: { telegramId: BigInt(memberId) } } }),
    lastWords: async (memberId: number) => (await world().wordsTo(memberId)).at(-1),
    /** What stands under the last message, as JSON. */
    lastButtons: async (memberId: number): Promise<string> => {
      const action = (await world().envelopesTo(memberId)).at(-1)?.action
      return JSON.stringify(action !== undefined && 'markup' in action ? (action.markup ?? {}) : {})
    },
  }
}
