import type { Redis } from 'ioredis'
import { apartKey } from '../keys.js'

/** Much longer than any ticket waits: whoever searches later has a ticket that says so itself. */
const TTL_SECONDS = 7 * 24 * 3_600

/** Pairs that the pool must not make, whatever their tickets say. In force when the promise resolves; may be repeated. */
export interface Apart {
  keep(memberId: number, others: readonly number[]): Promise<void>
  /** The two may meet again. */
  allow(memberId: number, other: number): Promise<void>
}

export function openApart(redis: Redis): Apart {
  return {
    keep: async (memberId, others) => {
      if (others.length === 0) return
      const mine = apartKey(memberId)
      const step = redis
        .multi()
        .sadd(mine, ...others)
        .expire(mine, TTL_SECONDS)
      for (const other of others) step.sadd(apartKey(other), memberId).expire(apartKey(other), TTL_SECONDS)
      await step.exec()
    },
    allow: async (memberId, other) => {
      await redis.multi().srem(apartKey(memberId), other).srem(apartKey(other), memberId).exec()
    },
  }
}
