import { z } from 'zod'
import { Prisma } from '../generated/prisma/client.js'
import type { Database } from './client.js'

interface RoomOfTwo {
  /** A ULID. */
  readonly roomId: string
  readonly userAId: number
  readonly userBId: number
  readonly openedAt: Date
}

export interface OpenedRoom extends RoomOfTwo {
  /** At least one of the two is premium. */
  readonly premium: boolean
}

/**
 * Writes that a room opened. May be repeated, and may come after the room's end, which then stands. A room that was
 * written as premium once stays so: it may become longer while it is open.
 */
export async function openRoom(db: Database, room: OpenedRoom): Promise<void> {
  await db.prisma.$executeRaw`
    INSERT INTO chat_rooms (id, user1_id, user2_id, is_active, is_premium, created_at)
    VALUES (${room.roomId}, ${room.userAId}, ${room.userBId}, TRUE, ${room.premium}, ${room.openedAt})
    ON DUPLICATE KEY UPDATE is_premium = is_premium OR ${room.premium}`
}

export interface ClosedRoom extends RoomOfTwo {
  readonly endedAt: Date
  readonly reason: string
  /** Who ended it, of the two; null when neither did. */
  readonly endedByUserId?: number | null
}

/**
 * Writes that a room ended. May be repeated: the first end stands. May come before `openRoom`: the row then is written
 * as ended, and stays so.
 */
export async function closeRoom(db: Database, room: ClosedRoom): Promise<void> {
  const endedBy = room.endedByUserId ?? null
  // Assignments run from left to right: ended_at comes last, since the others look at it.
  await db.prisma.$executeRaw`
    INSERT INTO chat_rooms (id, user1_id, user2_id, is_active, created_at, ended_at, end_reason, ended_by_id)
    VALUES (${room.roomId}, ${room.userAId}, ${room.userBId}, FALSE, ${room.openedAt}, ${room.endedAt},
            ${room.reason}, ${endedBy})
    ON DUPLICATE KEY UPDATE
      end_reason = IF(ended_at IS NULL, ${room.reason}, end_reason),
      ended_by_id = IF(ended_at IS NULL, ${endedBy}, ended_by_id),
      is_active = FALSE,
      ended_at = COALESCE(ended_at, ${room.endedAt})`
}

/** A room as one of the two sees it. */
export interface ActiveRoom {
  readonly roomId: string
  readonly partnerUserId: number
  /** The partner's Telegram id. */
  readonly partnerId: number
  readonly openedAt: Date
  readonly premium: boolean
}

const Rows = z.array(
  z.object({
    roomId: z.string(),
    partnerUserId: z.coerce.number(),
    partnerId: z.coerce.number(),
    openedAt: z.date(),
    premium: z.coerce.boolean(),
  }),
)

const activeRoomAs = (mine: Prisma.Sql, partners: Prisma.Sql, userId: number) => Prisma.sql`
  (SELECT r.id AS roomId, ${partners} AS partnerUserId, u.telegram_id AS partnerId, r.created_at AS openedAt,
         r.is_premium AS premium
  FROM chat_rooms r JOIN users u ON u.id = ${partners}
  WHERE ${mine} = ${userId} AND r.is_active = TRUE ORDER BY r.created_at DESC LIMIT 1)`

const activeRoomQuery = (userId: number) => {
  const [first, second] = [Prisma.sql`r.user1_id`, Prisma.sql`r.user2_id`]
  return Prisma.sql`
    ${activeRoomAs(first, second, userId)} UNION ALL ${activeRoomAs(second, first, userId)}
    ORDER BY openedAt DESC LIMIT 1`
}

/** The room that the member is in by the record, from which a lost session is rebuilt; null if in none. */
export async function findActiveRoom(db: Database, userId: number): Promise<ActiveRoom | null> {
  const rows = Rows.parse(await db.prisma.$queryRaw(activeRoomQuery(userId)))
  return rows[0] ?? null
}
