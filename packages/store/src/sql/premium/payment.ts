import { z } from 'zod'
import type { Database } from '../client.js'
import { grantWithin } from './grant.js'
import type { Period } from './time.js'
import { ensureUser, type LockedUser, lockUser, type Statements } from './user.js'

/** A charge as Telegram told of it. */
export interface NewPayment {
  readonly memberId: number
  /** Telegram's id of the charge: it is taken once. */
  readonly chargeId: string
  readonly providerChargeId: string | null
  /** What was bought, as the invoice named it. */
  readonly offer: string
  /** Null for an invoice that nobody knows: it is written, and an admin has to look at it. */
  readonly days: number | null
  /** In Stars. */
  readonly amount: number
  readonly currency: string
  readonly isRecurring: boolean
  /** It began the subscription, or belongs to none. */
  readonly isFirst: boolean
  readonly paidAt: Date
  /** Now. */
  readonly at: Date
}

export type RecordedPayment =
  | ({ readonly kind: 'granted' | 'known' } & Period)
  /** It is written, but gives nothing: an invoice of unknown words, or refunded before it came. */
  | { readonly kind: 'nothing' }

const PROVIDER = 'stars'

/**
 * Writes a charge and adds its days, both or neither, once for each charge: a repetition gives the same period again and
 * changes nothing. Whoever pays gets a row, known or not.
 */
export async function recordPayment(db: Database, payment: NewPayment): Promise<RecordedPayment> {
  const { memberId, chargeId, amount, currency, days, at, isRecurring } = payment
  await ensureUser(db, memberId, at)
  return await db.prisma.$transaction(async (tx) => {
    const user = await lockUser(tx, memberId)
    if (user === null) throw new Error('the row of a member is gone')
    const before = await findCharge(tx, chargeId)
    if (before !== null)
      return before.period === null ? { kind: 'nothing' } : { kind: 'known', ...before.period }
    if (days === null) {
      await insertPayment(tx, user, payment)
      return { kind: 'nothing' }
    }
    const grant = {
      memberId,
      provider: PROVIDER,
      transactionId: chargeId,
      days,
      amount,
      currency,
      isRecurring,
      at,
    }
    const granted = await grantWithin(tx, user, grant)
    if (granted.kind === 'taken') throw new Error('a charge belongs to somebody else')
    await insertPayment(tx, user, payment)
    return granted
  })
}

async function insertPayment(tx: Statements, { userId }: LockedUser, payment: NewPayment): Promise<void> {
  const { chargeId, providerChargeId, offer, amount, currency, isRecurring, paidAt, at } = payment
  const first = isRecurring ? await firstCharge(tx, userId, payment) : null
  await tx.$executeRaw`
    INSERT INTO payments (user_id, subscription_id, provider, charge_id, provider_charge_id, offer, amount, currency,
                          is_recurring, first_charge_id, paid_at, created_at)
    VALUES (${userId}, (SELECT id FROM premium_subscriptions WHERE transaction_id = ${chargeId}), ${PROVIDER},
            ${chargeId}, ${providerChargeId}, ${offer}, ${amount}, ${currency}, ${isRecurring}, ${first}, ${paidAt},
            ${at})`
}

/** The charge that began the subscription which this one goes on with. */
async function firstCharge(
  tx: Statements,
  userId: number,
  { chargeId, isFirst }: NewPayment,
): Promise<string> {
  if (isFirst) return chargeId
  const rows: unknown = await tx.$queryRaw`
    SELECT first_charge_id AS first FROM payments WHERE user_id = ${userId} AND first_charge_id IS NOT NULL
    ORDER BY paid_at DESC, id DESC LIMIT 1`
  const [last] = z.array(z.object({ first: z.string() })).parse(rows)
  return last?.first ?? chargeId
}

const ChargeRow = z.object({
  id: z.coerce.number(),
  status: z.enum(['paid', 'refunded']),
  subscriptionId: z.coerce.number().nullable(),
  start: z.date().nullable(),
  end: z.date().nullable(),
})

export interface Charge {
  readonly paymentId: number
  readonly isRefunded: boolean
  readonly subscriptionId: number | null
  /** The days that it gave; null when it gave none. */
  readonly period: Period | null
}

/** A charge with the days that it gave; null when it was never heard of. */
export async function findCharge(tx: Statements, chargeId: string): Promise<Charge | null> {
  const rows: unknown = await tx.$queryRaw`
    SELECT p.id, p.status, p.subscription_id AS subscriptionId, s.start_date AS start, s.end_date AS end
    FROM payments p LEFT JOIN premium_subscriptions s ON s.id = p.subscription_id
    WHERE p.charge_id = ${chargeId} FOR UPDATE`
  const [row] = z.array(ChargeRow).parse(rows)
  if (row === undefined) return null
  const { id, status, subscriptionId, start, end } = row
  return {
    paymentId: id,
    isRefunded: status === 'refunded',
    subscriptionId,
    period: start === null || end === null ? null : { start, end },
  }
}
