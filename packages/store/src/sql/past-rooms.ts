import { z } from 'zod'
import { Prisma } from '../generated/prisma/client.js'
import type { Database } from './client.js'

/** A room as one of the two sees it, with what they have done about it since. */
export interface PastRoom {
  readonly roomId: string
  readonly partnerUserId: number
  /** The partner's Telegram id. */
  readonly partnerId: number
  readonly openedAt: Date
  /** Null while it is open. */
  readonly endedAt: Date | null
  readonly rating: 'good' | 'bad' | null
  /** The member blocked the partner, in this room or another. */
  readonly blocked: boolean
  readonly report: { readonly category: string; readonly resolved: boolean } | null
}

const flag = z.coerce.number().transform((value) => value !== 0)
const Rows = z.array(
  z
    .object({
      roomId: z.string(),
      partnerUserId: z.coerce.number(),
      partnerId: z.coerce.number(),
      openedAt: z.date(),
      endedAt: z.date().nullable(),
      isGood: flag.nullable(),
      blocked: flag,
      category: z.string().nullable(),
      resolved: flag,
    })
    .transform(({ isGood, category, resolved, ...row }): PastRoom => {
      const rating = isGood === null ? null : isGood ? 'good' : 'bad'
      return { ...row, rating, report: category === null ? null : { category, resolved } }
    }),
)

const seenBy = (userId: number, roomId: string) => Prisma.sql`
  SELECT r.id AS roomId, u.id AS partnerUserId, u.telegram_id AS partnerId, r.created_at AS openedAt,
         r.ended_at AS endedAt, g.is_good AS isGood, b.blocker_id IS NOT NULL AS blocked,
         p.report_type AS category, COALESCE(p.is_resolved, 0) AS resolved
  FROM chat_rooms r
  JOIN users u ON u.id = IF(r.user1_id = ${userId}, r.user2_id, r.user1_id)
  LEFT JOIN ratings g ON g.room_id = r.id AND g.rater_id = ${userId}
  LEFT JOIN blocks b ON b.blocker_id = ${userId} AND b.blocked_id = u.id
  LEFT JOIN reports p ON p.reporter_id = ${userId} AND p.room_id = r.id
  WHERE r.id = ${roomId} AND ${userId} IN (r.user1_id, r.user2_id)`

/** A room of the member's own; null for any other, whoever asks. */
export async function findPastRoom(db: Database, roomId: string, userId: number): Promise<PastRoom | null> {
  const rows = Rows.parse(await db.prisma.$queryRaw(seenBy(userId, roomId)))
  return rows[0] ?? null
}

const Ids = z.array(z.object({ roomId: z.string() }))

const latest = (mine: Prisma.Sql, userId: number, isActive: boolean) => Prisma.sql`
  (SELECT id AS roomId, created_at FROM chat_rooms
   WHERE ${mine} = ${userId} AND is_active = ${isActive} ORDER BY created_at DESC LIMIT 1)`

const lastRoomQuery = (userId: number) => {
  const looks = [true, false].flatMap((isActive) => [
    latest(Prisma.sql`user1_id`, userId, isActive),
    latest(Prisma.sql`user2_id`, userId, isActive),
  ])
  return Prisma.sql`
    SELECT roomId FROM (${Prisma.join(looks, ' UNION ALL ')}) r ORDER BY created_at DESC LIMIT 1`
}

/** The room that the member was in last; null when there was none. */
export async function findLastRoom(db: Database, userId: number): Promise<PastRoom | null> {
  const [last] = Ids.parse(await db.prisma.$queryRaw(lastRoomQuery(userId)))
  return last === undefined ? null : await findPastRoom(db, last.roomId, userId)
}
