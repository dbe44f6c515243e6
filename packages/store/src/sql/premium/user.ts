import { z } from 'zod'
import type { Database } from '../client.js'
import { nextDue } from './time.js'

/** Statements of one transaction. */
export type Statements = Pick<Database['prisma'], '$queryRaw' | '$executeRaw'>

/** A member's premium as it is written, while their row is locked. */
export interface LockedUser {
  readonly userId: number
  /** Premium holds until then; null when it does not, or for ever. */
  readonly until: Date | null
  /** Premium without an end, as only an operator writes it. */
  readonly forever: boolean
}

const Row = z.object({
  id: z.coerce.number(),
  isPremium: z.coerce.boolean(),
  until: z.date().nullable(),
})

/** Makes sure of a row for somebody who may never have registered: what is paid must have somewhere to stand. */
export async function ensureUser(db: Database, memberId: number, at: Date): Promise<void> {
  const known = await db.prisma.user.findUnique({
    where: { telegramId: BigInt(memberId) },
    select: { id: true },
  })
  if (known !== null) return
  await db.prisma.$executeRaw`
    INSERT INTO users (telegram_id, created_at, updated_at) VALUES (${memberId}, ${at}, ${at})
    ON DUPLICATE KEY UPDATE telegram_id = telegram_id`
}

/**
 * Locks the member's row. The first statement of every transaction about premium, so that a member's times are added
 * and taken one after the other, whoever does it. Null when there is no such row.
 */
export async function lockUser(tx: Statements, memberId: number): Promise<LockedUser | null> {
  const rows: unknown = await tx.$queryRaw`
    SELECT id, is_premium AS isPremium, premium_expires_at AS until FROM users
    WHERE telegram_id = ${memberId} FOR UPDATE`
  const [row] = z.array(Row).parse(rows)
  if (row === undefined) return null
  return {
    userId: row.id,
    until: row.isPremium ? row.until : null,
    forever: row.isPremium && row.until === null,
  }
}

/** Whether a subscription of the member goes on by itself. */
export async function renews(tx: Statements, userId: number, at: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM premium_subscriptions
    WHERE user_id = ${userId} AND end_date > ${at} AND is_recurring = TRUE AND cancelled_at IS NULL
      AND refunded_at IS NULL
    LIMIT 1`
  return rows.length > 0
}

/** Writes until when premium holds, and when the member is next told of its end. */
export async function setUntil(tx: Statements, userId: number, until: Date, at: Date): Promise<void> {
  const due = nextDue(until, await renews(tx, userId, at), at)
  await tx.$executeRaw`
    UPDATE users SET is_premium = ${until > at}, premium_expires_at = ${until},
                     premium_due_at = ${until > at ? due : null}, updated_at = ${at}
    WHERE id = ${userId}`
}
