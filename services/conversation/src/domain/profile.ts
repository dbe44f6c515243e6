import { ANYBODY, type Wants } from '@anonchat/contracts'
import type { MemberRecord } from '@anonchat/store'
import type { Person } from '@anonchat/texts'

/** A member whose registration is complete. */
export type Registered = MemberRecord & { readonly profile: NonNullable<MemberRecord['profile']> }

export const isRegistered = (record: MemberRecord | null): record is Registered =>
  record !== null && record.profile !== null

export const personOf = ({ profile }: Registered): Person => ({
  gender: profile.gender,
  age: profile.age,
  city: profile.city,
})

export const isPremium = (record: MemberRecord, now: number): boolean =>
  record.isPremium && (record.premiumUntil === null || record.premiumUntil.getTime() > now)

/** Until when (ms) a ban holds, or for ever; null when there is none, or its time is over. */
export function banOf(record: MemberRecord, now: number): number | 'forever' | null {
  if (!record.isBanned) return null
  if (record.bannedUntil === null) return 'forever'
  return record.bannedUntil.getTime() > now ? record.bannedUntil.getTime() : null
}

/** Whom a member looks for. Filters are for premium members; what they stored stays for when they are again. */
export function wantsOf(record: MemberRecord, now: number): Wants {
  if (!isPremium(record, now)) return ANYBODY
  const { genders, ageMin, ageMax, sameCity } = record.filters
  const [low, high] = [ageMin ?? ANYBODY.ageMin, ageMax ?? ANYBODY.ageMax]
  return {
    genders: genders.length === 0 ? ANYBODY.genders : [...genders],
    ageMin: Math.min(low, high),
    ageMax: Math.max(low, high),
    sameCity,
  }
}
