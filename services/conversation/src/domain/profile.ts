import { ANYBODY, type Wants } from '@anonchat/contracts'
import type { MemberRecord } from '@anonchat/store'
import type { Person, Shown } from '@anonchat/texts'

/** A member whose registration is complete. */
export type Registered = MemberRecord & { readonly profile: NonNullable<MemberRecord['profile']> }

export const isRegistered = (record: MemberRecord | null): record is Registered =>
  record !== null && record.profile !== null

export const personOf = ({ profile }: Registered): Person => ({
  gender: profile.gender,
  age: profile.age,
  city: profile.city,
})

/** What a partner is told. */
export const shownOf = ({ profile, shows }: Registered): Shown => ({
  gender: shows.gender ? profile.gender : null,
  age: shows.age ? profile.age : null,
  city: shows.city ? profile.city : null,
})

export const FILTER_NAMES = ['gender', 'age', 'city'] as const
export type FilterName = (typeof FILTER_NAMES)[number]

export const isPremium = (record: MemberRecord, now: number): boolean =>
  record.isPremium && (record.premiumUntil === null || record.premiumUntil.getTime() > now)

/** Whether a filter counts for a member: those that the operator freed do for everybody. */
export const mayFilter = (
  record: MemberRecord,
  name: FilterName,
  now: number,
  free: readonly FilterName[],
): boolean => free.includes(name) || isPremium(record, now)

/** Whom a member looks for. What they stored of filters that are not for them stays for when they are. */
export function wantsOf(record: MemberRecord, now: number, free: readonly FilterName[]): Wants {
  const { genders, ageMin, ageMax, sameCity } = record.filters
  const may = (name: FilterName) => mayFilter(record, name, now, free)
  const [low, high] = may('age')
    ? [ageMin ?? ANYBODY.ageMin, ageMax ?? ANYBODY.ageMax]
    : [ANYBODY.ageMin, ANYBODY.ageMax]
  return {
    genders: may('gender') && genders.length > 0 ? [...genders] : ANYBODY.genders,
    ageMin: Math.min(low, high),
    ageMax: Math.max(low, high),
    sameCity: may('city') && sameCity,
  }
}

/** Whether there is anybody whom a member would not take. */
export const isFiltered = ({ genders, ageMin, ageMax, sameCity }: Wants): boolean =>
  sameCity || genders.length < ANYBODY.genders.length || ageMin > ANYBODY.ageMin || ageMax < ANYBODY.ageMax
