import { panelLinkKey, type Redis } from '@anonchat/store'
import { hashOf, linkSigner, newSecret } from './secrets.js'

export const LINK_MINUTES = 5
const LINK_MS = LINK_MINUTES * 60_000

/** Links to the page, each for one admin, once, for a few minutes. */
export interface PanelLinks {
  issue(adminId: number): Promise<string>
  /** Uses a link up. @returns whom it is for; null for one that is none, is too old, or was used */
  redeem(token: string): Promise<number | null>
}

/**
 * A link that was not used yet stands in Redis: of several who use it at once one is let in, and a Redis that has lost its memory
 * lets in nobody.
 */
export function openLinks(redis: Redis, apiKey: string, now: () => number): PanelLinks {
  const signer = linkSigner(apiKey)
  return {
    issue: async (adminId) => {
      const secret = newSecret()
      await redis.set(panelLinkKey(hashOf(secret)), adminId, 'PX', LINK_MS)
      return signer.write({ adminId, until: now() + LINK_MS, secret })
    },
    redeem: async (token) => {
      const claim = signer.read(token)
      if (claim === null || claim.until < now()) return null
      return (await redis.del(panelLinkKey(hashOf(claim.secret)))) === 1 ? claim.adminId : null
    },
  }
}
