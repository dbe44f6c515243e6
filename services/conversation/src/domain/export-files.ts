import type { ExportedMember, ExportedRoom, MemberExport } from '@anonchat/store'
import { starsOf } from './score.js'

/** Of one file, before it is indented, in characters. The relay takes about twice as much. */
const FILE_SIZE = 100_000

type Lists = Readonly<Record<string, readonly object[]>>

/** All that is kept of a member as JSON, in files of a bounded size; all but lists is in the first. */
export function exportFiles({ member, rooms }: MemberExport, at: Date): readonly string[] {
  const files: Record<string, unknown>[] = [{ exportedAt: at, ...about(member) }]
  let size = 0
  for (const [name, items] of Object.entries(lists(member, rooms))) {
    for (const item of items) {
      const length = JSON.stringify(item).length
      if (size + length > FILE_SIZE) {
        files.push({})
        size = 0
      }
      size += length
      const file = files.at(-1)
      const list = file?.[name]
      if (Array.isArray(list)) list.push(item)
      else if (file !== undefined) file[name] = [item]
    }
  }
  return files.map((file) => JSON.stringify(file, null, 2))
}

function about(member: ExportedMember): object {
  const { ratingsGood: good, ratingsBad: bad } = member
  return {
    telegram: { id: Number(member.telegramId), username: member.username },
    profile: {
      gender: member.gender,
      age: member.age,
      city: member.city,
      photoFileId: member.profileImageUrl,
      photoCopyStored: member.storedPhotos.length > 0,
      language: member.language,
    },
    filters: {
      genders: member.wantGenders?.split(',') ?? [],
      ageMin: member.wantAgeMin,
      ageMax: member.wantAgeMax,
      onlyMyCity: member.wantSameCity,
    },
    partnersSee: { gender: member.showGender, age: member.showAge, city: member.showCity },
    ratingInStars: starsOf({ good, bad }),
    premium: { active: member.isPremium, until: member.premiumExpiresAt },
    moderation: {
      banned: member.isBanned,
      bannedUntil: member.bannedUntil,
      banReason: member.banReason,
      suspendedSince: member.suspendedAt,
      suspendedFor: member.suspendedFor,
      registrationRefusedUntil: member.refusedUntil,
    },
    invitations: {
      code: member.inviteCode,
      cameByALink: member.invitedBy,
    },
    firstSeenAt: member.createdAt,
    registeredAt: member.registeredAt,
    lastActiveAt: member.lastActiveAt,
    blockedTheBot: member.isUnreachable,
  }
}

const lists = (member: ExportedMember, rooms: readonly ExportedRoom[]): Lists => ({
  premiumPeriods: member.subscriptions,
  payments: member.payments,
  chats: rooms,
  ratingsGiven: member.ratingsGiven.map(({ isGood, createdAt }) => ({
    rating: isGood ? 'good' : 'bad',
    at: createdAt,
  })),
  friendsInvited: member.invited.map(({ inviterDays, createdAt }) => ({ days: inviterDays, at: createdAt })),
  blocks: member.blocksMade.map(({ createdAt }) => ({ at: createdAt })),
  reports: member.reportsMade.map(({ reportType, reason, isResolved, createdAt }) => ({
    category: reportType,
    words: reason,
    resolved: isResolved,
    at: createdAt,
  })),
})
