import { z } from 'zod'
import { Prisma } from '../generated/prisma/client.js'
import type { Database } from './client.js'

/** A chat room that is open, and what a call needs to know of its two members. */
export interface CallableRoom {
  readonly roomId: string
  readonly openedAt: Date
  /** At least one of the two was premium when it opened. */
  readonly wasPremium: boolean
  readonly members: readonly [CallableMember, CallableMember]
}

export interface CallableMember {
  readonly userId: number
  /** Telegram id. */
  readonly memberId: number
  readonly language: string | null
  readonly premiumUntil: Date | null
  readonly isBanned: boolean
}

const flag = z.coerce.number().transform((value) => value !== 0)
const Rows = z.array(
  z.object({
    roomId: z.string(),
    openedAt: z.date(),
    isActive: flag,
    wasPremium: flag,
    userId: z.coerce.number(),
    memberId: z.coerce.number(),
    language: z.string().nullable(),
    isPremium: flag,
    premiumUntil: z.date().nullable(),
    isBanned: flag,
    bannedUntil: z.date().nullable(),
  }),
)

const membersOf = (where: Prisma.Sql) => Prisma.sql`
  SELECT r.id AS roomId, r.created_at AS openedAt, r.is_active AS isActive, r.is_premium AS wasPremium,
         u.id AS userId, u.telegram_id AS memberId, u.language, u.is_premium AS isPremium,
         u.premium_expires_at AS premiumUntil, u.is_banned AS isBanned, u.banned_until AS bannedUntil
  FROM chat_rooms r JOIN users u ON u.id IN (r.user1_id, r.user2_id)
  WHERE ${where} ORDER BY u.id = r.user2_id`

/** For ever, where a member has premium without an end. */
const FOR_EVER = new Date(8.64e15)

async function find(db: Database, where: Prisma.Sql, now: Date): Promise<CallableRoom | null> {
  const rows = Rows.parse(await db.prisma.$queryRaw(membersOf(where)))
  const [first, second] = rows
  if (first === undefined || second === undefined) return null
  const member = (row: (typeof rows)[number]): CallableMember => ({
    userId: row.userId,
    memberId: row.memberId,
    language: row.language,
    premiumUntil: row.isPremium ? (row.premiumUntil ?? FOR_EVER) : null,
    isBanned: row.isBanned && (row.bannedUntil === null || row.bannedUntil > now),
  })
  const { roomId, openedAt, wasPremium } = first
  return { roomId, openedAt, wasPremium, members: [member(first), member(second)] }
}

/** An open room by its id; null where there is none. */
export const findCallableRoom = (db: Database, roomId: string, now: Date): Promise<CallableRoom | null> =>
  find(db, Prisma.sql`r.id = ${roomId} AND r.is_active = TRUE`, now)

/** The open room of two members, by their `users.id`; null where they are not in one together. */
export async function findCallableRoomOf(
  db: Database,
  userAId: number,
  userBId: number,
  now: Date,
): Promise<CallableRoom | null> {
  const rows = z.array(z.object({ id: z.string() })).parse(
    await db.prisma.$queryRaw`
      SELECT id FROM chat_rooms WHERE user1_id = ${userAId} AND user2_id = ${userBId} AND is_active = TRUE
      UNION ALL
      SELECT id FROM chat_rooms WHERE user1_id = ${userBId} AND user2_id = ${userAId} AND is_active = TRUE
      LIMIT 1`,
  )
  const [row] = rows
  return row === undefined ? null : await findCallableRoom(db, row.id, now)
}

/** Writes which call a room has. May be repeated. */
export async function setCallOfRoom(
  db: Database,
  roomId: string,
  call: { readonly callId: string; readonly link: string },
): Promise<void> {
  await db.prisma.$executeRaw`
    UPDATE chat_rooms SET video_call_room_id = ${call.callId}, video_call_link = ${call.link} WHERE id = ${roomId}`
}

/** Writes that the room has this call no more. May be repeated, and comes too late where it has another. */
export async function clearCallOfRoom(db: Database, roomId: string, callId: string): Promise<void> {
  await db.prisma.$executeRaw`
    UPDATE chat_rooms SET video_call_room_id = NULL, video_call_link = NULL
    WHERE id = ${roomId} AND video_call_room_id = ${callId}`
}
