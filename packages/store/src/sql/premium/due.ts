import { z } from 'zod'
import type { Database } from '../client.js'
import { nextDue } from './time.js'
import { renews } from './user.js'

/** A member who is to be told that premium ends, or that it has ended. */
export interface DuePremium {
  readonly userId: number
  readonly memberId: number
  /** When premium ends or ended. */
  readonly until: Date
  /** Since when it is to be told. */
  readonly dueAt: Date
}

const Rows = z.array(
  z.object({
    userId: z.coerce.number(),
    memberId: z.coerce.number(),
    until: z.date(),
    dueAt: z.date(),
  }),
)

/** Those who are to be told by now, the longest due first. */
export async function duePremium(db: Database, at: Date, limit: number): Promise<readonly DuePremium[]> {
  const rows: unknown = await db.prisma.$queryRaw`
    SELECT id AS userId, telegram_id AS memberId, premium_expires_at AS until, premium_due_at AS dueAt FROM users
    WHERE premium_due_at <= ${at} AND premium_expires_at IS NOT NULL
    ORDER BY premium_due_at LIMIT ${limit}`
  return Rows.parse(rows)
}

/**
 * Notes that a member was told of all that was due, and sets when they are told next. Premium whose time is over is over
 * in the record too. What has changed since it was read stays as it is. May be repeated.
 */
export async function settleDue(db: Database, told: DuePremium, at: Date): Promise<void> {
  const { userId, until, dueAt } = told
  const next = until > at ? nextDue(until, await renews(db.prisma, userId, at), at) : null
  await db.prisma.$executeRaw`
    UPDATE users SET premium_due_at = ${next}, is_premium = ${until > at}, updated_at = ${at}
    WHERE id = ${userId} AND premium_due_at = ${dueAt} AND premium_expires_at = ${until}`
}
