import { z } from 'zod'
import type { Database } from '../client.js'
import { type Charge, findCharge } from './payment.js'
import { unusedOf } from './time.js'
import { ensureUser, type LockedUser, lockUser, type Statements, setUntil } from './user.js'

/** A charge that was given back. */
export interface Refund {
  readonly memberId: number
  readonly chargeId: string
  /** Of a charge that was never heard of, so that it is written all the same; null where nobody knows. */
  readonly unknown: { readonly offer: string; readonly amount: number; readonly currency: string } | null
  readonly at: Date
}

export type RecordedRefund =
  /** `known`: it was written before, and nothing is changed. `until`: what is left; null when nothing is. */
  | { readonly kind: 'refunded' | 'known'; readonly until: Date | null }
  /** No such charge, and nothing to write about it. */
  | { readonly kind: 'unknown' }

/**
 * Marks a charge as refunded and takes back what is left of its days, once for each charge. What was used stays used, and
 * the days of other charges stay whole: they begin earlier.
 */
export async function recordRefund(db: Database, refund: Refund): Promise<RecordedRefund> {
  await ensureUser(db, refund.memberId, refund.at)
  return await db.prisma.$transaction(async (tx) => {
    const user = await lockUser(tx, refund.memberId)
    if (user === null) throw new Error('the row of a member is gone')
    const charge = await findCharge(tx, refund.chargeId)
    if (charge === null) return await refundUnknown(tx, user, refund)
    if (charge.isRefunded) return { kind: 'known', until: user.until }
    await tx.$executeRaw`
      UPDATE payments SET status = 'refunded', refunded_at = ${refund.at} WHERE id = ${charge.paymentId}`
    return { kind: 'refunded', until: await takeBack(tx, user, charge, refund.at) }
  })
}

/** It may come before the news that it was paid; that then finds it, and gives nothing. */
async function refundUnknown(
  tx: Statements,
  { userId, until }: LockedUser,
  { chargeId, unknown, at }: Refund,
): Promise<RecordedRefund> {
  if (unknown === null) return { kind: 'unknown' }
  await tx.$executeRaw`
    INSERT INTO payments (user_id, provider, charge_id, offer, amount, currency, status, paid_at, refunded_at,
                          created_at)
    VALUES (${userId}, 'stars', ${chargeId}, ${unknown.offer}, ${unknown.amount}, ${unknown.currency}, 'refunded',
            ${at}, ${at}, ${at})`
  return { kind: 'refunded', until }
}

async function takeBack(tx: Statements, user: LockedUser, charge: Charge, at: Date): Promise<Date | null> {
  const { period, subscriptionId } = charge
  if (period === null || subscriptionId === null) return user.until
  const ms = unusedOf(period, at)
  const cut = new Date(period.end.getTime() - ms)
  await tx.$executeRaw`
    UPDATE premium_subscriptions SET refunded_at = ${at}, end_date = ${cut} WHERE id = ${subscriptionId}`
  for (const later of await laterThan(tx, user.userId, period.end)) {
    const [start, end] = [new Date(later.start.getTime() - ms), new Date(later.end.getTime() - ms)]
    await tx.$executeRaw`
      UPDATE premium_subscriptions SET start_date = ${start}, end_date = ${end} WHERE id = ${later.id}`
  }
  if (user.until === null) return null
  const until = new Date(Math.max(at.getTime(), user.until.getTime() - ms))
  await setUntil(tx, user.userId, until, at)
  return until > at ? until : null
}

const Later = z.array(z.object({ id: z.coerce.number(), start: z.date(), end: z.date() }))

/** The times that follow one another behind a moment. */
async function laterThan(tx: Statements, userId: number, from: Date) {
  const rows: unknown = await tx.$queryRaw`
    SELECT id, start_date AS start, end_date AS end FROM premium_subscriptions
    WHERE user_id = ${userId} AND end_date > ${from} AND start_date >= ${from} AND refunded_at IS NULL
    ORDER BY start_date`
  return Later.parse(rows)
}
