import type { Redis } from 'ioredis'
import { putOffKey } from '../keys.js'

/** What was put off comes again after so long. */
const PUT_OFF_MS = 15 * 60_000

/** The reports that a moderator wants to see later, so that “Later” leads to each of the others before any comes again. */
export interface PutOffs {
  /** @param moderator a Telegram id; 0 for operators by the key */
  add(moderator: number, reportId: number, now: number): Promise<void>
  /** The reports that a moderator has put off and not seen again. */
  of(moderator: number, now: number): Promise<number[]>
  /** Has all of them come again. */
  clear(moderator: number): Promise<void>
}

export function openPutOffs(redis: Redis): PutOffs {
  return {
    add: async (moderator, reportId, now) => {
      const key = putOffKey(moderator)
      await Promise.all([
        redis.zadd(key, now, reportId),
        redis.zremrangebyscore(key, '-inf', now - PUT_OFF_MS),
        redis.pexpire(key, PUT_OFF_MS),
      ])
    },
    of: async (moderator, now) =>
      (await redis.zrangebyscore(putOffKey(moderator), `(${now - PUT_OFF_MS}`, '+inf')).map(Number),
    clear: async (moderator) => {
      await redis.del(putOffKey(moderator))
    },
  }
}
