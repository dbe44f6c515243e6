import type { Redis } from '@anonchat/store'
import { callApiKey } from '@anonchat/store'

const MINUTE_S = 60

/** Counts requests by the minute, for all replicas together. */
export const countRequests =
  (redis: Redis) =>
  async (keyName: string): Promise<number> => {
    const key = callApiKey(keyName, Math.floor(Date.now() / (MINUTE_S * 1_000)))
    const requests = await redis.incr(key)
    if (requests === 1) await redis.expire(key, 2 * MINUTE_S)
    return requests
  }
