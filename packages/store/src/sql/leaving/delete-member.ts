import type { Prisma } from '../../generated/prisma/client.js'
import type { Database } from '../client.js'
import { forgetFormerMembers } from './former-members.js'

export interface Leaving {
  /** The Telegram id. */
  readonly memberId: number
  /** The keyed hash of it, by `identities`. */
  readonly identity: string
  readonly at: Date
}

/**
 * Deletes all that is kept of a member, in one step. What others' rooms and reports refer to stays as a row without
 * identity; so does what the law wants of payments. A ban, a suspension or a refusal stays on that row, and
 * holds by the hash.
 * @returns the `users.id` of what is left; null where nothing was known, or is any more. May be repeated.
 */
export async function deleteMember(
  db: Database,
  { memberId, identity, at }: Leaving,
): Promise<number | null> {
  const telegramId = BigInt(memberId)
  const userId = await db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM users WHERE telegram_id = ${telegramId} FOR UPDATE`
    const row = await tx.user.findUnique({ where: { telegramId }, select: { id: true } })
    if (row === null) return null
    await leaveOthers(tx, row.id, at)
    await tx.user.update({
      where: { id: row.id },
      data: { ...NOBODY, telegramId: -BigInt(row.id), deletedAt: at },
    })
    const left = { userId: row.id, deletedAt: at }
    await tx.formerMember.upsert({
      where: { identityHash: identity },
      create: { identityHash: identity, ...left },
      update: left,
    })
    return row.id
  })
  await forgetFormerMembers(db, at)
  return userId
}

/** What a row says of nobody. Unreachable, so that nothing is ever sent to it. */
const NOBODY = {
  username: null,
  gender: null,
  age: null,
  city: null,
  cityKey: null,
  profileImageUrl: null,
  language: null,
  isPremium: false,
  premiumExpiresAt: null,
  premiumDueAt: null,
  isUnreachable: true,
  wantGenders: null,
  wantAgeMin: null,
  wantAgeMax: null,
  wantSameCity: false,
  showGender: true,
  showAge: true,
  showCity: true,
  ratingsGood: 0,
  ratingsBad: 0,
  registeredAt: null,
  inviteCode: null,
  lastActiveAt: null,
} as const satisfies Prisma.UserUpdateInput

type Tables = Pick<
  Database['prisma'],
  'block' | 'rating' | 'report' | 'chatRoom' | 'invitation' | 'storedPhoto'
>

async function leaveOthers(tx: Tables, userId: number, at: Date): Promise<void> {
  await tx.block.deleteMany({ where: { blockerId: userId } })
  // Who blocked them does not want to meet them again, should they come back: what they showed is gone.
  await tx.block.updateMany({
    where: { blockedId: userId },
    data: { shownGender: null, shownAge: null, shownCity: null },
  })
  await tx.rating.deleteMany({ where: { raterId: userId } })
  await tx.rating.deleteMany({ where: { ratedId: userId } })
  // The objects go as soon as the image store answers.
  await tx.storedPhoto.updateMany({
    where: { userId },
    data: { userId: null, fileId: null, state: 'unwanted' },
  })
  await tx.invitation.updateMany({ where: { inviterId: userId }, data: { inviterId: null } })
  // The words are the member's own, and the ids are of messages in a chat that nobody can name any more.
  await tx.report.updateMany({
    where: { reporterId: userId },
    data: { reason: null, evidenceMessageIds: null },
  })
  for (const mine of [{ user1Id: userId }, { user2Id: userId }]) {
    await tx.chatRoom.updateMany({
      where: { ...mine, isActive: true },
      data: { isActive: false, endedAt: at, endReason: 'deleted' },
    })
    await tx.chatRoom.updateMany({
      where: { ...mine, videoCallLink: { not: null } },
      data: { videoCallLink: null },
    })
  }
}
