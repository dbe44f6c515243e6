import { createHash } from 'node:crypto'
import { type Redis, wrongKeysKey } from '@anonchat/store'

const MINUTE_S = 60

/** So many wrong keys or links from one address in a minute; then nothing from there is looked at until it is over. */
const MOST_A_MINUTE = 10

/** Counts what was presented and is wrong, by the address that it came from; all replicas together. */
export interface WrongKeys {
  /** Whether an address has to wait. */
  tooMany(address: string): Promise<boolean>
  count(address: string): Promise<void>
}

export function openWrongKeys(redis: Redis, now: () => number): WrongKeys {
  // Addresses are nobody's business, not even for two minutes.
  const keyOf = (address: string): string => {
    const from = createHash('sha256').update(address).digest('base64url').slice(0, 16)
    return wrongKeysKey(from, Math.floor(now() / (MINUTE_S * 1_000)))
  }
  return {
    tooMany: async (address) => Number(await redis.get(keyOf(address))) >= MOST_A_MINUTE,
    count: async (address) => {
      const key = keyOf(address)
      await redis
        .multi()
        .incr(key)
        .expire(key, 2 * MINUTE_S)
        .exec()
    },
  }
}
