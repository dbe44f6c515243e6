import { type Redis, triesKey } from '@anonchat/store'

const MOST = 10
const WINDOW_SECONDS = 3_600

/** Failed tries of a member to redeem something: so many an hour, so that nobody guesses. */
export interface Tries {
  /** How long (seconds) the member has to wait before this try; null when they may. A try that counted may go on. */
  waitFor(memberId: number, key: string): Promise<number | null>
  /** Counts a failed try, once for each key. */
  failed(memberId: number, key: string): Promise<void>
}

export const openTries = (redis: Redis): Tries => ({
  waitFor: async (memberId, key) => {
    const tries = triesKey(memberId)
    const [count, counted] = await Promise.all([redis.scard(tries), redis.sismember(tries, key)])
    if (count < MOST || counted === 1) return null
    return Math.max(1, await redis.ttl(tries))
  },
  failed: async (memberId, key) => {
    const tries = triesKey(memberId)
    await redis.multi().sadd(tries, key).expire(tries, WINDOW_SECONDS, 'NX').exec()
  },
})
