import type { Prisma } from '../generated/prisma/client.js'
import type { Database } from './client.js'

export interface Invitations {
  /** How many friends came through the member's link. */
  readonly friends: number
  /** Days of premium that the member got for them. */
  readonly days: number
}

/** The code of the member's own link: the one that they have, or from now on `fresh`. Null for who is no member. */
export async function inviteCode(db: Database, userId: number, fresh: string): Promise<string | null> {
  await db.prisma.$executeRaw`
    UPDATE users SET invite_code = ${fresh} WHERE id = ${userId} AND invite_code IS NULL`
  const row = await db.prisma.user.findUnique({ where: { id: userId }, select: { inviteCode: true } })
  return row?.inviteCode ?? null
}

export async function invitationsOf(db: Database, userId: number): Promise<Invitations> {
  const { _count, _sum } = await db.prisma.invitation.aggregate({
    where: { inviterId: userId },
    _count: true,
    _sum: { inviterDays: true },
  })
  return { friends: _count, days: _sum.inviterDays ?? 0 }
}

export interface Accepting {
  /** Of the link that the friend opened. */
  readonly code: string
  /** The friend's Telegram id, and the keyed hash of it. */
  readonly friendId: number
  readonly identity: string
  /** When the friend registered, as this registration says: another one was first otherwise. */
  readonly registeredAt: Date
  /** Days of premium for each of the two. */
  readonly days: number
  /** For so many friends a month the inviter gets them. */
  readonly perMonth: number
}

export interface Accepted {
  /** `users.id` of the friend: names the invitation. */
  readonly friendUserId: number
  /** Null where the inviter has left meanwhile. */
  readonly inviter: { readonly memberId: number; readonly language: string | null } | null
  readonly friendDays: number
  /** 0 where the inviter had all of this month's before. */
  readonly inviterDays: number
}

/**
 * Writes that somebody registered through another's link, once, and only for who was never a member before. May be
 * repeated, and gives the same again. @returns null where it counts for nobody
 */
export const acceptInvitation = (db: Database, accepting: Accepting): Promise<Accepted | null> =>
  db.prisma.$transaction(async (tx) => {
    const { code, friendId, identity, registeredAt } = accepting
    // First of all, as the first plain read fixes what this transaction sees: two friends at the same moment are counted one
    // after the other.
    await tx.$queryRaw`SELECT id FROM users WHERE invite_code = ${code} FOR UPDATE`
    const friend = await tx.user.findUnique({
      where: { telegramId: BigInt(friendId) },
      select: { id: true, registeredAt: true },
    })
    if (friend?.registeredAt?.getTime() !== registeredAt.getTime()) return null
    const known = await tx.invitation.findUnique({ where: { friendId: friend.id }, select: WRITTEN })
    if (known !== null) return acceptedOf(known)
    if ((await tx.formerMember.count({ where: { identityHash: identity } })) > 0) return null
    const inviter = await tx.user.findUnique({
      where: { inviteCode: code },
      select: { id: true, isBanned: true },
    })
    if (inviter === null || inviter.id === friend.id || inviter.isBanned) return null
    const earned = await tx.invitation.count({
      where: { inviterId: inviter.id, inviterDays: { gt: 0 }, createdAt: { gte: monthOf(registeredAt) } },
    })
    const { days, perMonth } = accepting
    const created = await tx.invitation.create({
      data: {
        friendId: friend.id,
        inviterId: inviter.id,
        friendDays: days,
        inviterDays: earned < perMonth ? days : 0,
        createdAt: registeredAt,
      },
      select: WRITTEN,
    })
    return acceptedOf(created)
  })

const WRITTEN = {
  friendId: true,
  friendDays: true,
  inviterDays: true,
  inviter: { select: { telegramId: true, language: true } },
} as const satisfies Prisma.InvitationSelect

function acceptedOf(row: Prisma.InvitationGetPayload<{ select: typeof WRITTEN }>): Accepted {
  const { friendId: friendUserId, friendDays, inviterDays, inviter } = row
  const isThere = inviter !== null && inviter.telegramId > 0n
  const who = isThere ? { memberId: Number(inviter.telegramId), language: inviter.language } : null
  return { friendUserId, inviter: who, friendDays, inviterDays }
}

/** The first moment of the month, UTC. */
const monthOf = (at: Date): Date => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1))
