import { Gender } from '@anonchat/contracts'
import { type Database, findMember, type MemberRecord, profileKey, type Redis } from '@anonchat/store'

import { z } from 'zod'

const TTL_SECONDS = 3_600

const date = z.coerce.date().nullable()
const Cached = z.object({
  userId: z.number(),
  memberId: z.number(),
  profile: z
    .object({
      gender: Gender,
      age: z.number(),
      city: z.string(),
      cityKey: z.string(),
      photoFileId: z.string().nullable(),
    })
    .nullable(),
  language: z.string().nullable(),
  isPremium: z.boolean(),
  premiumUntil: date,
  isBanned: z.boolean(),
  bannedUntil: date,
  banReason: z.string().nullable(),
  suspendedAt: date,
  suspendedFor: z.string().nullable(),
  isUnreachable: z.boolean(),
  refusedUntil: date,
  filters: z.object({
    genders: z.array(Gender),
    ageMin: z.number().nullable(),
    ageMax: z.number().nullable(),
    sameCity: z.boolean(),
  }),
  shows: z.object({ gender: z.boolean(), age: z.boolean(), city: z.boolean() }),
  protects: z.boolean(),
  ratings: z.object({ good: z.number(), bad: z.number() }),
}) satisfies z.ZodType<MemberRecord>

/** Null for what an older version wrote. */
function readCached(json: string): MemberRecord | null {
  try {
    return Cached.parse(JSON.parse(json))
  } catch {
    return null
  }
}

/** The records of members, from the cache or from MySQL. Who changes a record has it forgotten. */
export interface Profiles {
  /** Null for somebody of whom nothing is written. */
  get(memberId: number): Promise<MemberRecord | null>
  /** From MySQL, whatever the cache says. @throws Unavailable */
  fresh(memberId: number): Promise<MemberRecord | null>
  forget(memberId: number): Promise<void>
}

export function openProfiles(redis: Redis, db: Database): Profiles {
  const fresh = async (memberId: number): Promise<MemberRecord | null> => {
    const record = await findMember(db, memberId)
    if (record !== null) await redis.set(profileKey(memberId), JSON.stringify(record), 'EX', TTL_SECONDS)
    return record
  }
  return {
    get: async (memberId) => {
      const cached = await redis.get(profileKey(memberId))
      return (cached === null ? null : readCached(cached)) ?? (await fresh(memberId))
    },
    fresh,
    forget: async (memberId) => {
      await redis.del(profileKey(memberId))
    },
  }
}
