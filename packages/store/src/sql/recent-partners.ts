import { z } from 'zod'
import { Prisma } from '../generated/prisma/client.js'
import type { Database } from './client.js'

/** At most this many are looked at, newest first; a ticket carries no more. */
const LIMIT = 50
const HOUR_MS = 3_600_000

const Rows = z.array(z.object({ memberId: z.coerce.number(), openedAt: z.date() }))

/** One look into an index: rooms of one side that are open, or are not, newest first. */
const latest = (mine: Prisma.Sql, partners: Prisma.Sql, userId: number, isActive: boolean) => Prisma.sql`
  (SELECT ${partners} AS partner, created_at FROM chat_rooms
   WHERE ${mine} = ${userId} AND is_active = ${isActive} ORDER BY created_at DESC LIMIT ${LIMIT})`

const recentPartnersQuery = (userId: number) => {
  const [first, second] = [Prisma.sql`user1_id`, Prisma.sql`user2_id`]
  const rooms = Prisma.join(
    [true, false].flatMap((isActive) => [
      latest(first, second, userId, isActive),
      latest(second, first, userId, isActive),
    ]),
    ' UNION ALL ',
  )
  return Prisma.sql`
    SELECT u.telegram_id AS memberId, r.created_at AS openedAt FROM (${rooms}) r JOIN users u ON u.id = r.partner
    WHERE u.telegram_id > 0
    ORDER BY r.created_at DESC LIMIT ${LIMIT}`
}

/**
 * Telegram ids of partners whom the member should not meet again yet: those of the last `last` rooms, and those of the
 * last `sinceHours` hours. Newest first, each once, at most 50.
 */
export async function recentPartners(
  db: Database,
  userId: number,
  which: { readonly last: number; readonly sinceHours: number },
): Promise<number[]> {
  const since = Date.now() - which.sinceHours * HOUR_MS
  const rows = Rows.parse(await db.prisma.$queryRaw(recentPartnersQuery(userId)))
  const recent = rows.filter((row, index) => index < which.last || row.openedAt.getTime() >= since)
  return [...new Set(recent.map((row) => row.memberId))]
}
