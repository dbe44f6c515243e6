import { opensWebApp } from '@anonchat/contracts'

export interface CallSettings {
  /** VIDEO_CALL_DOMAIN */
  readonly domain: string | undefined
  /** TELEGRAM_API_ROOT */
  readonly apiRoot: string
  readonly turnUrls: readonly string[]
  readonly turnSecret: string | undefined
}

/** Why no calls can be started, in words for an operator; null when they can. */
export function whyNoCalls({ domain, apiRoot, turnUrls, turnSecret }: CallSettings): string | null {
  if (domain === undefined)
    return 'VIDEO_CALL_DOMAIN is not set: it is the public https address of this service'
  if (!opensWebApp(domain, apiRoot))
    return 'VIDEO_CALL_DOMAIN has to begin with https://, because Telegram opens no other address'
  if (turnUrls.length === 0)
    return 'TURN_URLS is not set: without a TURN server the two would see each other’s address'
  if (turnSecret === undefined)
    return 'TURN_SECRET is not set: it is the secret that the TURN servers share with this service'
  return null
}
