import type { Database } from '../client.js'
import { MEMBER_COLUMNS, type MemberRecord, toMemberRecord } from '../member-record.js'

/** A member by `users.id` or by Telegram id. */
export type MemberKey = { readonly userId: number } | { readonly memberId: number }

/** All that an admin is shown of a member at a glance. */
export interface MemberCard {
  readonly record: MemberRecord
  readonly username: string | null
  readonly suspension: { readonly since: Date; readonly reason: string | null } | null
  readonly registeredAt: Date | null
  readonly lastActiveAt: Date | null
  readonly rooms: number
  readonly reports: {
    /** About the member, and of them those that nobody has looked at. */
    readonly received: number
    readonly open: number
    readonly made: number
    /** Made by the member and dismissed. */
    readonly dismissed: number
  }
  /** How many blocked the member. */
  readonly blockedBy: number
  /** Stars that were paid and not given back. */
  readonly stars: number
}

const COLUMNS = {
  ...MEMBER_COLUMNS,
  username: true,
  suspendedAt: true,
  suspendedFor: true,
  lastActiveAt: true,
} as const

const whereOf = (key: MemberKey) =>
  'userId' in key ? { id: key.userId } : { telegramId: BigInt(key.memberId) }

/** Everything about a member; null where there is no such person. */
export async function memberCard({ prisma }: Database, key: MemberKey): Promise<MemberCard | null> {
  const row = await prisma.user.findUnique({ where: whereOf(key), select: COLUMNS })
  if (row === null) return null
  const { id } = row
  const [asUser1, asUser2, received, open, made, dismissed, blockedBy, paid] = await Promise.all([
    prisma.chatRoom.count({ where: { user1Id: id } }),
    prisma.chatRoom.count({ where: { user2Id: id } }),
    prisma.report.count({ where: { reportedId: id } }),
    prisma.report.count({ where: { reportedId: id, isResolved: false } }),
    prisma.report.count({ where: { reporterId: id } }),
    prisma.report.count({ where: { reporterId: id, resolution: 'dismissed' } }),
    prisma.block.count({ where: { blockedId: id } }),
    prisma.payment.aggregate({
      where: { userId: id, status: 'paid', currency: 'XTR' },
      _sum: { amount: true },
    }),
  ])
  return {
    record: toMemberRecord(row),
    username: row.username,
    suspension: row.suspendedAt === null ? null : { since: row.suspendedAt, reason: row.suspendedFor },
    registeredAt: row.registeredAt,
    lastActiveAt: row.lastActiveAt,
    rooms: asUser1 + asUser2,
    reports: { received, open, made, dismissed },
    blockedBy,
    stars: paid._sum.amount ?? 0,
  }
}

/** The Telegram id and language of a member; null where there is none. */
export async function findPerson(
  { prisma }: Database,
  key: MemberKey,
): Promise<{ userId: number; memberId: number; language: string | null } | null> {
  const row = await prisma.user.findUnique({
    where: whereOf(key),
    select: { id: true, telegramId: true, language: true },
  })
  if (row === null) return null
  return { userId: row.id, memberId: Number(row.telegramId), language: row.language }
}
