import { Gender } from '@anonchat/contracts'
import { z } from 'zod'
import type { Prisma } from '../generated/prisma/client.js'

/** What a member tells about themselves when they register. */
export interface MemberProfile {
  readonly gender: Gender
  /** In years, 18 and above. */
  readonly age: number
  readonly city: string
  /** The city normalised, so that spellings of one city compare equal. */
  readonly cityKey: string
  /** A file_id of Telegram. */
  readonly photoFileId: string | null
}

/** Whom a member looks for. No genders: anybody; no ages: any. */
export interface SearchFilters {
  readonly genders: readonly Gender[]
  readonly ageMin: number | null
  readonly ageMax: number | null
  readonly sameCity: boolean
}

/** What a partner is told of a member, by the member's own choice. */
export interface Shows {
  readonly gender: boolean
  readonly age: boolean
  readonly city: boolean
}

/** What the record says about a person who spoke to the bot. */
export interface MemberRecord {
  /** `users.id`. */
  readonly userId: number
  /** The Telegram id. */
  readonly memberId: number
  /** Null until registration is complete. */
  readonly profile: MemberProfile | null
  /** A language that the member chose; null follows Telegram's. */
  readonly language: string | null
  /** As it was written last: premium only as long as `premiumUntil` has not passed. */
  readonly isPremium: boolean
  readonly premiumUntil: Date | null
  /** As it was written last: banned only until `bannedUntil`, where that is set. */
  readonly isBanned: boolean
  readonly bannedUntil: Date | null
  readonly banReason: string | null
  /** Reported by many: may do nothing until a moderator has looked. */
  readonly suspendedAt: Date | null
  /** The category of the reports that led to it. */
  readonly suspendedFor: string | null
  /** Blocked the bot, or is gone from Telegram. */
  readonly isUnreachable: boolean
  /** Said to be under age: may not register before this time. */
  readonly refusedUntil: Date | null
  readonly filters: SearchFilters
  readonly shows: Shows
  /** What the member says can be neither forwarded nor saved by the partner. */
  readonly protects: boolean
  /** How many partners rated the member so. */
  readonly ratings: { readonly good: number; readonly bad: number }
}

/** The columns that a MemberRecord is made of. */
export const MEMBER_COLUMNS = {
  id: true,
  telegramId: true,
  gender: true,
  age: true,
  city: true,
  cityKey: true,
  profileImageUrl: true,
  language: true,
  isPremium: true,
  premiumExpiresAt: true,
  isBanned: true,
  bannedUntil: true,
  banReason: true,
  suspendedAt: true,
  suspendedFor: true,
  isUnreachable: true,
  refusedUntil: true,
  wantGenders: true,
  wantAgeMin: true,
  wantAgeMax: true,
  wantSameCity: true,
  showGender: true,
  showAge: true,
  showCity: true,
  protects: true,
  ratingsGood: true,
  ratingsBad: true,
  registeredAt: true,
} as const satisfies Prisma.UserSelect

type MemberRow = Prisma.UserGetPayload<{ select: typeof MEMBER_COLUMNS }>

export function toMemberRecord(row: MemberRow): MemberRecord {
  return {
    userId: row.id,
    memberId: Number(row.telegramId),
    profile: toProfile(row),
    language: row.language,
    isPremium: row.isPremium,
    premiumUntil: row.premiumExpiresAt,
    isBanned: row.isBanned,
    bannedUntil: row.bannedUntil,
    banReason: row.banReason,
    suspendedAt: row.suspendedAt,
    suspendedFor: row.suspendedFor,
    isUnreachable: row.isUnreachable,
    refusedUntil: row.refusedUntil,
    filters: {
      genders: readGenders(row.wantGenders),
      ageMin: row.wantAgeMin,
      ageMax: row.wantAgeMax,
      sameCity: row.wantSameCity,
    },
    shows: { gender: row.showGender, age: row.showAge, city: row.showCity },
    protects: row.protects,
    ratings: { good: row.ratingsGood, bad: row.ratingsBad },
  }
}

function toProfile(row: MemberRow): MemberProfile | null {
  const { gender, age, city, cityKey, registeredAt } = row
  if (registeredAt === null || gender === null || age === null || city === null || cityKey === null)
    return null
  return { gender, age, city, cityKey, photoFileId: row.profileImageUrl }
}

const readGenders = (column: string | null) => z.array(Gender).parse(column === null ? [] : column.split(','))

/** The column value of a filter on genders. */
export const writeGenders = (genders: readonly Gender[]) => (genders.length === 0 ? null : genders.join(','))
