import type { Gender } from '@anonchat/contracts'
import { z } from 'zod'
import { Prisma } from '../generated/prisma/client.js'
import type { Database } from './client.js'

interface Pair {
  readonly blockerUserId: number
  readonly blockedUserId: number
}

/** What the blocker saw of the other one in the room in which they met; null: not shown. */
export interface Shown {
  readonly gender: Gender | null
  readonly age: number | null
  readonly city: string | null
}

/** Keeps two members apart for ever. May be repeated. */
export async function blockMember(
  db: Database,
  block: Pair & {
    readonly at: Date
    readonly roomId: string
    readonly metAt: Date
    readonly shown: Shown | null
  },
): Promise<void> {
  const { blockerUserId, blockedUserId, at, roomId, metAt, shown } = block
  const { gender, age, city } = shown ?? { gender: null, age: null, city: null }
  await db.prisma.$executeRaw`
    INSERT INTO blocks (blocker_id, blocked_id, room_id, met_at, shown_gender, shown_age, shown_city, created_at)
    VALUES (${blockerUserId}, ${blockedUserId}, ${roomId}, ${metAt}, ${gender}, ${age}, ${city}, ${at})
    ON DUPLICATE KEY UPDATE created_at = created_at`
}

/** Lifts a block. Gives false when there was none. */
export async function unblockMember(db: Database, pair: Pair): Promise<boolean> {
  const { count } = await db.prisma.block.deleteMany({
    where: { blockerId: pair.blockerUserId, blockedId: pair.blockedUserId },
  })
  return count > 0
}

const Rows = z.array(z.object({ memberId: z.coerce.number() }))

const blockedMembersQuery = (userId: number) => Prisma.sql`
  SELECT u.telegram_id AS memberId FROM blocks b JOIN users u ON u.id = b.blocked_id
  WHERE b.blocker_id = ${userId} AND u.telegram_id > 0
  UNION
  SELECT u.telegram_id AS memberId FROM blocks b JOIN users u ON u.id = b.blocker_id WHERE b.blocked_id = ${userId}`

/** Telegram ids of those whom the member blocked and of those who blocked the member, but for who deleted everything. */
export async function blockedMembers(db: Database, userId: number): Promise<number[]> {
  const rows = Rows.parse(await db.prisma.$queryRaw(blockedMembersQuery(userId)))
  return rows.map((row) => row.memberId)
}

/** Whether either of two blocked the other. */
export async function areApart(db: Database, userA: number, userB: number): Promise<boolean> {
  const either = [
    { blockerId: userA, blockedId: userB },
    { blockerId: userB, blockedId: userA },
  ]
  return (await db.prisma.block.findFirst({ where: { OR: either }, select: { blockerId: true } })) !== null
}

/** Somebody whom a member blocked, by the room in which they met. */
export interface BlockedOne {
  readonly roomId: string
  readonly metAt: Date
  readonly shown: Shown | null
  readonly partnerUserId: number
  /** The Telegram id; below 0 of somebody who deleted everything. */
  readonly partnerId: number
}

/** Those whom the member blocked, newest first. */
export async function listBlocked(db: Database, userId: number): Promise<BlockedOne[]> {
  const rows = await db.prisma.block.findMany({
    where: { blockerId: userId, roomId: { not: null } },
    orderBy: { createdAt: 'desc' },
    include: { blocked: { select: { telegramId: true } } },
  })
  return rows.map((row) => {
    const { shownGender: gender, shownAge: age, shownCity: city } = row
    return {
      roomId: row.roomId ?? '',
      metAt: row.metAt ?? row.createdAt,
      shown: gender === null && age === null && city === null ? null : { gender, age, city },
      partnerUserId: row.blockedId,
      partnerId: Number(row.blocked.telegramId),
    }
  })
}
