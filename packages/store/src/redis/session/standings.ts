import type { Redis } from 'ioredis'
import type { Standing } from '../../sql/moderation.js'
import { loadScript } from '../client.js'
import { profileKey, sessionKey } from '../keys.js'
import type { SessionFields } from './session.js'

const TTL_SECONDS = 30 * 24 * 3_600

/** The fields of a session that stand for what the moderators decided. */
export const standingFields = ({ ban, suspension }: Standing): SessionFields => ({
  ...(ban === null ? {} : { banned: String(ban.until?.getTime() ?? 'forever') }),
  ...(ban === null || ban.reason === null ? {} : { ban_reason: ban.reason }),
  ...(suspension === null ? {} : { suspended: '1' }),
  ...(suspension === null || suspension.reason === null ? {} : { suspended_for: suspension.reason }),
})

/** What the moderators decided, where every event of a member sees it without asking MySQL. */
export interface Standings {
  /**
   * Writes a standing as the record has it, and has the cached profile forgotten. May be repeated. Whoever changed the
   * record calls this, then has the member told by a `moderated` event.
   * @returns whether the session said anything else before
   */
  set(memberId: number, standing: Standing): Promise<boolean>
}

export function openStandings(redis: Redis): Standings {
  const stand = loadScript(redis, new URL('./stand.lua', import.meta.url))
  return {
    set: async (memberId, standing) => {
      await redis.del(profileKey(memberId))
      const changed = await stand(
        [sessionKey(memberId)],
        [JSON.stringify(standingFields(standing)), TTL_SECONDS],
      )
      return changed === 1
    },
  }
}
