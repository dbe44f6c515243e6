import { z } from 'zod'
import type { Database } from '../client.js'
import { lockUser, setUntil } from './user.js'

const Ids = z.array(z.object({ id: z.coerce.number() }))

/**
 * Writes whether a subscription renews itself, and so whether the member is told ahead that premium ends. May be
 * repeated.
 * @returns until when premium holds; null when the member has none, or there is no such subscription
 */
export async function setRenewal(
  db: Database,
  change: {
    readonly memberId: number
    /** The charge that began the subscription. */
    readonly chargeId: string
    readonly renews: boolean
    readonly at: Date
  },
): Promise<Date | null> {
  const { memberId, chargeId, renews, at } = change
  return await db.prisma.$transaction(async (tx) => {
    const user = await lockUser(tx, memberId)
    if (user === null) return null
    const rows: unknown = await tx.$queryRaw`
      SELECT s.id FROM payments p JOIN premium_subscriptions s ON s.id = p.subscription_id
      WHERE p.user_id = ${user.userId} AND p.first_charge_id = ${chargeId} AND s.end_date > ${at}`
    const ids = Ids.parse(rows)
    if (ids.length === 0) return null
    for (const { id } of ids)
      await tx.$executeRaw`
        UPDATE premium_subscriptions SET cancelled_at = ${renews ? null : at} WHERE id = ${id}`
    if (user.until !== null) await setUntil(tx, user.userId, user.until, at)
    return user.until
  })
}
