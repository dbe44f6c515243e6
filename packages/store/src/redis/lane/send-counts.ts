import { QUEUE_PREFIX } from '@anonchat/contracts'
import type { Redis } from 'ioredis'

/** Sends are counted in buckets this long; the one before the current one is whole. */
const BUCKET_MS = 10_000
const TTL_SECONDS = 60

/** How many messages left lately, all replicas together. */
export interface SendCounts {
  add(sends: number, at: number): Promise<void>
  /** Sends a second in the last whole ten seconds. */
  perSecond(now: number): Promise<number>
}

const keyOf = (bucket: number): string => `${QUEUE_PREFIX}:sends:${bucket}`

export function openSendCounts(redis: Redis): SendCounts {
  return {
    add: async (sends, at) => {
      const key = keyOf(Math.floor(at / BUCKET_MS))
      await Promise.all([redis.incrby(key, sends), redis.expire(key, TTL_SECONDS)])
    },
    perSecond: async (now) => {
      const count = await redis.get(keyOf(Math.floor(now / BUCKET_MS) - 1))
      return Number(count ?? 0) / (BUCKET_MS / 1_000)
    },
  }
}
