import { z } from 'zod'
import { Prisma } from '../../generated/prisma/client.js'
import type { Database } from '../client.js'

/** Which members are listed. */
export type MemberFilter =
  | { readonly kind: 'all' }
  | { readonly kind: 'banned' }
  | { readonly kind: 'premium' }
  /** Somebody reported them, and no moderator has looked yet. */
  | { readonly kind: 'reported' }
  /** `users.city_key` is exactly this. */
  | { readonly kind: 'city'; readonly cityKey: string }
  /** The username begins with this. */
  | { readonly kind: 'username'; readonly prefix: string }

/** A page: those before or after a member, of whom it is known only where they stand. `null`: the first page. */
export type PageCursor = { readonly side: 'after' | 'before'; readonly userId: number } | null

/** A member as a line of a list. */
export interface ListedMember {
  readonly userId: number
  /** The Telegram id. */
  readonly memberId: number
  readonly username: string | null
  readonly gender: 'male' | 'female' | 'other' | null
  readonly age: number | null
  readonly city: string | null
  readonly isPremium: boolean
  readonly isBanned: boolean
  readonly isSuspended: boolean
}

const flag = z.coerce.number().transform((value) => value !== 0)
const Rows = z.array(
  z.object({
    userId: z.coerce.number(),
    memberId: z.coerce.number(),
    username: z.string().nullable(),
    gender: z.enum(['male', 'female', 'other']).nullable(),
    age: z.coerce.number().nullable(),
    city: z.string().nullable(),
    isPremium: flag,
    isBanned: flag,
    isSuspended: flag,
  }),
)

const columns = (now: Date) => Prisma.sql`
  u.id AS userId, u.telegram_id AS memberId, u.username, u.gender, u.age, u.city,
  (u.is_premium AND (u.premium_expires_at IS NULL OR u.premium_expires_at > ${now})) AS isPremium,
  (u.is_banned AND (u.banned_until IS NULL OR u.banned_until > ${now})) AS isBanned,
  (u.suspended_at IS NOT NULL) AS isSuspended`

/** Bounds by the key of the list: its own column, compared in the direction of the page. */
const beyond = (column: Prisma.Sql, cursor: PageCursor): Prisma.Sql => {
  if (cursor === null) return Prisma.sql`${column} > 0`
  return cursor.side === 'after'
    ? Prisma.sql`${column} < ${cursor.userId}`
    : Prisma.sql`${column} > ${cursor.userId}`
}

/** Of the page before a cursor the nearest come first; the caller turns them round. */
const direction = (cursor: PageCursor): Prisma.Sql =>
  cursor?.side === 'before' ? Prisma.sql`ASC` : Prisma.sql`DESC`

const where = (filter: Exclude<MemberFilter, { kind: 'reported' | 'username' }>, now: Date): Prisma.Sql => {
  switch (filter.kind) {
    case 'all':
      return Prisma.sql`TRUE`
    case 'banned':
      return Prisma.sql`u.is_banned = TRUE AND (u.banned_until IS NULL OR u.banned_until > ${now})`
    case 'premium':
      return Prisma.sql`u.is_premium = TRUE AND (u.premium_expires_at IS NULL OR u.premium_expires_at > ${now})`
    case 'city':
      return Prisma.sql`u.city_key = ${filter.cityKey}`
  }
}

function query(
  filter: Exclude<MemberFilter, { kind: 'username' }>,
  cursor: PageCursor,
  limit: number,
  now: Date,
): Prisma.Sql {
  if (filter.kind === 'reported')
    return Prisma.sql`
      SELECT ${columns(now)} FROM (
        SELECT DISTINCT reported_id FROM reports
        WHERE is_resolved = FALSE AND ${beyond(Prisma.sql`reported_id`, cursor)}
        ORDER BY reported_id ${direction(cursor)} LIMIT ${limit}
      ) r JOIN users u ON u.id = r.reported_id ORDER BY u.id ${direction(cursor)}`
  // Who deleted everything, and who never registered, is no member.
  return Prisma.sql`
    SELECT ${columns(now)} FROM users u
    WHERE ${where(filter, now)} AND ${beyond(Prisma.sql`u.id`, cursor)}
      AND (u.registered_at IS NOT NULL OR u.is_banned = TRUE) AND u.telegram_id > 0
    ORDER BY u.id ${direction(cursor)} LIMIT ${limit}`
}

/** In the order of names; of those who share one, in the order in which they joined. */
async function usernamesQuery(
  { prisma }: Database,
  prefix: string,
  cursor: PageCursor,
  limit: number,
  now: Date,
): Promise<Prisma.Sql> {
  const pattern = `${prefix.replaceAll(/[\\%_]/g, '\\$&')}%`
  const at =
    cursor === null
      ? null
      : await prisma.user.findUnique({ where: { id: cursor.userId }, select: { username: true } })
  const [order, than] =
    cursor?.side === 'before' ? [Prisma.sql`DESC`, Prisma.sql`<`] : [Prisma.sql`ASC`, Prisma.sql`>`]
  // The first condition lets the index begin there; the second one leaves out who was shown.
  const from =
    cursor === null || at === null || at.username === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`u.username ${than}= ${at.username}
          AND (u.username ${than} ${at.username} OR u.id ${than} ${cursor.userId})`
  return Prisma.sql`
    SELECT ${columns(now)} FROM users u
    WHERE u.username LIKE ${pattern} AND ${from} ORDER BY u.username ${order}, u.id ${order} LIMIT ${limit}`
}

export interface MemberPage {
  readonly members: readonly ListedMember[]
  /** There are more before (newer) and after (older) these. */
  readonly before: boolean
  readonly after: boolean
}

/**
 * A page of members, the newest first (by username: in the order of names). By key, so that a page stays what it is while
 * people join.
 */
export async function listMembers(
  db: Database,
  filter: MemberFilter,
  { cursor, limit, now }: { readonly cursor: PageCursor; readonly limit: number; readonly now: Date },
): Promise<MemberPage> {
  const sql =
    filter.kind === 'username'
      ? await usernamesQuery(db, filter.prefix, cursor, limit + 1, now)
      : query(filter, cursor, limit + 1, now)
  const rows = Rows.parse(await db.prisma.$queryRaw(sql))
  const more = rows.length > limit
  const page = rows.slice(0, limit)
  if (cursor?.side === 'before') return { members: page.reverse(), before: more, after: true }
  return { members: page, before: cursor !== null, after: more }
}
