import { panelSessionKey, type Redis } from '@anonchat/store'
import { z } from 'zod'
import { hashOf, newSecret } from './secrets.js'

export const SESSION_HOURS = 2
export const SESSION_S = SESSION_HOURS * 3_600

const PanelSession = z.object({
  /** Telegram id. */
  adminId: z.number().int().positive(),
  /** What every form of this session carries. */
  csrf: z.string().min(20),
})
export type PanelSession = z.infer<typeof PanelSession>

/** Who is signed in to the page. A session ends by itself after two hours, whatever is done in it. */
export interface PanelSessions {
  /** @returns what the cookie holds */
  begin(adminId: number): Promise<string>
  /** Null for a cookie that is none of ours, or whose session is over. */
  find(cookie: string): Promise<PanelSession | null>
  end(cookie: string): Promise<void>
}

export function openPanelSessions(redis: Redis): PanelSessions {
  const keyOf = (cookie: string): string => panelSessionKey(hashOf(cookie))
  return {
    begin: async (adminId) => {
      const cookie = newSecret()
      const session = { adminId, csrf: newSecret() } satisfies PanelSession
      await redis.set(keyOf(cookie), JSON.stringify(session), 'EX', SESSION_S)
      return cookie
    },
    find: async (cookie) => {
      const stored = await redis.get(keyOf(cookie))
      return stored === null ? null : PanelSession.parse(JSON.parse(stored))
    },
    end: async (cookie) => {
      await redis.del(keyOf(cookie))
    },
  }
}
