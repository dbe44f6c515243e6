import type { Prisma } from '../../generated/prisma/client.js'
import type { Database } from '../client.js'

const MEMBER = {
  id: true,
  telegramId: true,
  username: true,
  gender: true,
  age: true,
  city: true,
  profileImageUrl: true,
  language: true,
  isPremium: true,
  premiumExpiresAt: true,
  isBanned: true,
  bannedUntil: true,
  banReason: true,
  suspendedAt: true,
  suspendedFor: true,
  refusedUntil: true,
  isUnreachable: true,
  wantGenders: true,
  wantAgeMin: true,
  wantAgeMax: true,
  wantSameCity: true,
  showGender: true,
  showAge: true,
  showCity: true,
  ratingsGood: true,
  ratingsBad: true,
  registeredAt: true,
  inviteCode: true,
  lastActiveAt: true,
  createdAt: true,
  subscriptions: {
    select: {
      provider: true,
      amount: true,
      currency: true,
      startDate: true,
      endDate: true,
      refundedAt: true,
    },
    orderBy: { startDate: 'asc' },
  },
  payments: {
    select: {
      provider: true,
      chargeId: true,
      offer: true,
      amount: true,
      currency: true,
      paidAt: true,
      refundedAt: true,
    },
    orderBy: { paidAt: 'asc' },
  },
  reportsMade: {
    select: { reportType: true, reason: true, isResolved: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  },
  // Whom it was about, and what they showed, is not the member's own.
  blocksMade: { select: { createdAt: true }, orderBy: { createdAt: 'asc' } },
  // Who the friend was is not the member's to know.
  invited: { select: { inviterDays: true, createdAt: true }, orderBy: { createdAt: 'asc' } },
  invitedBy: { select: { friendDays: true, createdAt: true } },
  storedPhotos: { select: { createdAt: true }, where: { state: 'stored' } },
  ratingsGiven: { select: { isGood: true, createdAt: true }, orderBy: { createdAt: 'asc' } },
} as const satisfies Prisma.UserSelect

const ROOM = {
  user1Id: true,
  user2Id: true,
  createdAt: true,
  endedAt: true,
  endReason: true,
  endedById: true,
  isPremium: true,
} as const satisfies Prisma.ChatRoomSelect

export type ExportedMember = Prisma.UserGetPayload<{ select: typeof MEMBER }>

/** A room, without the other one in it. */
export interface ExportedRoom {
  readonly openedAt: Date
  readonly endedAt: Date | null
  readonly reason: string | null
  readonly endedByMember: boolean
  readonly premium: boolean
}

export interface MemberExport {
  readonly member: ExportedMember
  /** Oldest first. */
  readonly rooms: readonly ExportedRoom[]
}

/** All that the record says about a member, and nothing about others; null where nothing is written. */
export async function exportMember(db: Database, memberId: number): Promise<MemberExport | null> {
  const member = await db.prisma.user.findUnique({
    where: { telegramId: BigInt(memberId) },
    select: MEMBER,
  })
  if (member === null) return null
  const sides = await Promise.all([
    db.prisma.chatRoom.findMany({ where: { user1Id: member.id }, select: ROOM }),
    db.prisma.chatRoom.findMany({ where: { user2Id: member.id }, select: ROOM }),
  ])
  const rooms = sides
    .flat()
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .map(({ createdAt, endedAt, endReason, endedById, isPremium }) => ({
      openedAt: createdAt,
      endedAt,
      reason: endReason,
      endedByMember: endedById === member.id,
      premium: isPremium,
    }))
  return { member, rooms }
}
