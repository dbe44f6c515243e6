import { Gender } from '@anonchat/contracts'
import { type Redis, type Shown, shownKey } from '@anonchat/store'
import { z } from 'zod'

/** As long as the ids of its messages are kept. */
const TTL_SECONDS = 26 * 3_600

const Kept = z.object({
  gender: Gender.nullable(),
  age: z.number().nullable(),
  city: z.string().nullable(),
}) satisfies z.ZodType<Shown>

/** What a member was shown of a partner when their room opened: a profile may change afterwards. */
export interface ShownPartners {
  note(roomId: string, memberId: number, shown: Shown): Promise<void>
  /** Null when it is not known any more. */
  get(roomId: string, memberId: number): Promise<Shown | null>
}

export function openShownPartners(redis: Redis): ShownPartners {
  return {
    note: async (roomId, memberId, { gender, age, city }) => {
      const shown: Shown = { gender, age, city }
      await redis.set(shownKey(roomId, memberId), JSON.stringify(shown), 'EX', TTL_SECONDS)
    },
    get: async (roomId, memberId) => {
      const json = await redis.get(shownKey(roomId, memberId))
      return json === null ? null : (Kept.safeParse(JSON.parse(json)).data ?? null)
    },
  }
}
