import type { Redis } from 'ioredis'
import { z } from 'zod'
import { loadScript } from '../client.js'
import { iceKey } from '../keys.js'

const TTL_SECONDS = 26 * 3_600

/** The questions that help two to begin, numbered in each room. */
export interface IceBreakers {
  /**
   * The number of the next one in a room, from 0 on; the same again for the same event.
   * @param most how many a room may have
   * @returns null when the room has had as many
   */
  next(roomId: string, key: string, most: number): Promise<number | null>
}

export function openIceBreakers(redis: Redis): IceBreakers {
  const breakIce = loadScript(redis, new URL('./break-ice.lua', import.meta.url))
  return {
    next: async (roomId, key, most) => {
      const number = z.number().parse(await breakIce([iceKey(roomId)], [key, most, TTL_SECONDS]))
      return number < 0 ? null : number
    },
  }
}
