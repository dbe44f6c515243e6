import type { Redis } from 'ioredis'
import { albumKey, apartKey, counterpartsKey, gateKey, profileKey, sessionKey, shownKey } from './keys.js'

/** What Redis knows of a member who leaves for good. What is not named here expires within 26 hours, and names nobody. */
export interface Remains {
  /** Forgets which messages there were, and what each was shown of the other. */
  forgetRooms(
    memberId: number,
    rooms: readonly { readonly roomId: string; readonly partnerId: number }[],
  ): Promise<void>
  /** Forgets the session and all that stands beside it. */
  forgetMember(memberId: number): Promise<void>
}

export function openRemains(redis: Redis): Remains {
  // One by one: they are on different shards.
  const forget = async (keys: readonly string[]): Promise<void> => {
    await Promise.all(keys.map((key) => redis.del(key)))
  }
  return {
    // The partner's map stays: a report of theirs needs to know what they were sent.
    forgetRooms: async (memberId, rooms) =>
      await forget(
        rooms.flatMap(({ roomId, partnerId }) => [
          counterpartsKey(memberId, roomId),
          shownKey(roomId, memberId),
          shownKey(roomId, partnerId),
        ]),
      ),
    // The session last: as long as it is there, a repetition knows what was done.
    forgetMember: async (memberId) => {
      await forget([albumKey(memberId), profileKey(memberId), gateKey(memberId), apartKey(memberId)])
      await forget([sessionKey(memberId)])
    },
  }
}
