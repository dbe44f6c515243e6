import type { Database } from './client.js'
import {
  MEMBER_COLUMNS,
  type MemberProfile,
  type MemberRecord,
  type SearchFilters,
  type Shows,
  toMemberRecord,
  writeGenders,
} from './member-record.js'

/** Gives what is known of the person with this Telegram id, registered or not; null if they are new. */
export async function findMember(db: Database, memberId: number): Promise<MemberRecord | null> {
  const row = await db.prisma.user.findUnique({
    where: { telegramId: BigInt(memberId) },
    select: MEMBER_COLUMNS,
  })
  return row === null ? null : toMemberRecord(row)
}

export interface Registration extends MemberProfile {
  readonly memberId: number
  readonly username: string | null
  readonly language: string | null
  readonly registeredAt: Date
}

/**
 * Writes a completed registration. May be repeated: the first time of registration stays, the profile is the last one.
 * @returns the record as it stands now.
 */
export async function registerMember(db: Database, who: Registration): Promise<MemberRecord> {
  const at = who.registeredAt
  await db.prisma.$executeRaw`
    INSERT INTO users (telegram_id, username, language, gender, age, city, city_key, profile_image_url,
                       registered_at, last_active_at, created_at, updated_at)
    VALUES (${who.memberId}, ${who.username}, ${who.language}, ${who.gender}, ${who.age}, ${who.city},
            ${who.cityKey}, ${who.photoFileId}, ${at}, ${at}, ${at}, ${at})
    ON DUPLICATE KEY UPDATE
      username = ${who.username}, language = COALESCE(language, ${who.language}), gender = ${who.gender},
      age = ${who.age}, city = ${who.city}, city_key = ${who.cityKey}, profile_image_url = ${who.photoFileId},
      registered_at = COALESCE(registered_at, ${at}), is_unreachable = FALSE, updated_at = ${at}`
  const row = await db.prisma.user.findUniqueOrThrow({
    where: { telegramId: BigInt(who.memberId) },
    select: MEMBER_COLUMNS,
  })
  return toMemberRecord(row)
}

export interface MemberChanges extends Partial<Omit<MemberProfile, 'city' | 'cityKey'>> {
  /** The city as written and its key change together. */
  readonly place?: { readonly city: string; readonly cityKey: string }
  readonly username?: string | null
  readonly language?: string | null
  readonly filters?: SearchFilters
  readonly shows?: Partial<Shows>
  readonly protects?: boolean
}

/** Changes what is given and leaves the rest. Gives false when there is no such member. */
export async function updateMember(db: Database, memberId: number, changes: MemberChanges): Promise<boolean> {
  const { photoFileId, place, filters, shows, ...same } = changes
  const { count } = await db.prisma.user.updateMany({
    where: { telegramId: BigInt(memberId) },
    data: {
      ...same,
      ...place,
      ...(photoFileId === undefined ? {} : { profileImageUrl: photoFileId }),
      ...(shows?.gender === undefined ? {} : { showGender: shows.gender }),
      ...(shows?.age === undefined ? {} : { showAge: shows.age }),
      ...(shows?.city === undefined ? {} : { showCity: shows.city }),
      ...(filters === undefined
        ? {}
        : {
            wantGenders: writeGenders(filters.genders),
            wantAgeMin: filters.ageMin,
            wantAgeMax: filters.ageMax,
            wantSameCity: filters.sameCity,
          }),
    },
  })
  return count > 0
}

/** Remembers that a person said to be under age, so that they cannot simply answer again. May be repeated. */
export async function refuseUnderage(
  db: Database,
  who: { readonly memberId: number; readonly until: Date; readonly at: Date },
): Promise<void> {
  await db.prisma.$executeRaw`
    INSERT INTO users (telegram_id, refused_until, created_at, updated_at)
    VALUES (${who.memberId}, ${who.until}, ${who.at}, ${who.at})
    ON DUPLICATE KEY UPDATE refused_until = ${who.until}, updated_at = ${who.at}`
}
