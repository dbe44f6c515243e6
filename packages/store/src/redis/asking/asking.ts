import type { Redis } from 'ioredis'
import { loadScript } from '../client.js'
import { askingKey, gatheredKey } from '../keys.js'

/** A question that stays without an answer for so long is forgotten, and its admin's words go where they always go. */
const QUESTION_TTL_MS = 15 * 60_000

/** What admins were asked, to be answered by their next message instead of a command or a button. */
export interface Asking {
  /**
   * Asks, in place of what was asked before. Call it before the question is sent, so that no answer can overtake it.
   * @param what names the question to whoever asked: `broadcast:7:content`
   * @param ttlMs 15 minutes unless given
   */
  ask(adminId: number, what: string, ttlMs?: number): Promise<void>
  /** What this admin was asked last and has not answered; null for nothing. */
  asked(adminId: number): Promise<string | null>
  /** Takes the question away if it still is this one. @returns false when it was not */
  answered(adminId: number, what: string): Promise<boolean>
  /**
   * Takes away what was asked longer ago than that: the admin has turned to something else since. A request that is handled once
   * more leaves what was asked behind it.
   * @param keep what a question begins with that stays all the same
   */
  giveUp(adminId: number, olderThanMs: number, keep?: string): Promise<boolean>
  /** Adds a message of an album, whose items come as messages of their own. @returns how many there are now */
  gather(adminId: number, group: string, messageId: number): Promise<number>
  /** The messages of an album that have come, in order. */
  gathered(adminId: number, group: string): Promise<number[]>
}

export function openAsking(redis: Redis): Asking {
  const answered = loadScript(redis, new URL('./answered.lua', import.meta.url))
  const giveUp = loadScript(redis, new URL('./give-up.lua', import.meta.url))
  return {
    giveUp: async (adminId, olderThanMs, keep = '') =>
      (await giveUp([askingKey(adminId)], [olderThanMs, QUESTION_TTL_MS, keep])) === 1,
    ask: async (adminId, what, ttlMs = QUESTION_TTL_MS) => {
      await redis.set(askingKey(adminId), what, 'PX', ttlMs)
    },
    asked: async (adminId) => await redis.get(askingKey(adminId)),
    gather: async (adminId, group, messageId) => {
      const key = gatheredKey(adminId, group)
      const [, , items] = await Promise.all([
        redis.sadd(key, messageId),
        redis.pexpire(key, QUESTION_TTL_MS),
        redis.scard(key),
      ])
      return items
    },
    gathered: async (adminId, group) => {
      const ids = await redis.smembers(gatheredKey(adminId, group))
      return ids.map(Number).sort((a, b) => a - b)
    },
    answered: async (adminId, what) => (await answered([askingKey(adminId)], [what])) === 1,
  }
}
