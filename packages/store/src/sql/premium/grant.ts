import { z } from 'zod'
import type { Database } from '../client.js'
import { type Period, periodAfter } from './time.js'
import { ensureUser, type LockedUser, lockUser, type Statements, setUntil } from './user.js'

/** Days of premium for a member, however they came by them. */
export interface PremiumGrant {
  /** The Telegram id; who is not known yet gets a row, and keeps the days when they register. */
  readonly memberId: number
  /** `stars`, `local`, `myket`, … */
  readonly provider: string
  /** Unique over all providers: the same one is granted once, whoever asks how often. At most 191 characters. */
  readonly transactionId: string
  readonly days: number
  /** In the smallest unit of the currency; 0 for what was given. */
  readonly amount: number
  readonly currency: string
  readonly isRecurring?: boolean
  /** Now: days are added to what is left at that time. */
  readonly at: Date
}

export type Granted =
  /** `known`: it was granted before, and nothing is changed. */
  | ({ readonly kind: 'granted' | 'known' } & Period)
  /** The transaction was granted to somebody else. */
  | { readonly kind: 'taken' }

/** Adds days to what is left of a member's premium, once for each transaction. */
export async function grantPremium(db: Database, grant: PremiumGrant): Promise<Granted> {
  await ensureUser(db, grant.memberId, grant.at)
  return await db.prisma.$transaction(async (tx) => {
    const user = await lockUser(tx, grant.memberId)
    if (user === null) throw new Error('the row of a member is gone')
    return await grantWithin(tx, user, grant)
  })
}

/** Within a transaction that holds the member's row. */
export async function grantWithin(tx: Statements, user: LockedUser, grant: PremiumGrant): Promise<Granted> {
  const before = await findPeriod(tx, grant.transactionId)
  if (before !== null)
    return before.userId === user.userId ? { kind: 'known', ...before.period } : { kind: 'taken' }
  const { provider, transactionId, days, amount, currency, at, isRecurring = false } = grant
  const { start, end } = periodAfter(user.until, at, days)
  await tx.$executeRaw`
    INSERT INTO premium_subscriptions (user_id, provider, transaction_id, amount, currency, start_date, end_date,
                                       is_recurring, created_at)
    VALUES (${user.userId}, ${provider}, ${transactionId}, ${amount}, ${currency}, ${start}, ${end},
            ${isRecurring}, ${at})`
  if (!user.forever) await setUntil(tx, user.userId, end, at)
  return { kind: 'granted', start, end }
}

const Row = z.object({ userId: z.coerce.number(), start: z.date(), end: z.date() })

async function findPeriod(tx: Statements, transactionId: string) {
  const rows: unknown = await tx.$queryRaw`
    SELECT user_id AS userId, start_date AS start, end_date AS end FROM premium_subscriptions
    WHERE transaction_id = ${transactionId} FOR UPDATE`
  const [row] = z.array(Row).parse(rows)
  return row === undefined ? null : { userId: row.userId, period: { start: row.start, end: row.end } }
}
