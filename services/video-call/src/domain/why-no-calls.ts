export interface CallSettings {
  /** VIDEO_CALL_DOMAIN */
  readonly domain: string | undefined
  /** TELEGRAM_API_ROOT */
  readonly apiRoot: string
  readonly turnUrls: readonly string[]
  readonly turnSecret: string | undefined
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Telegram opens a web app over https only; without it a browser gives no camera either, except on its own machine. */
function isReachable(domain: string, apiRoot: string): boolean {
  const { protocol, hostname } = new URL(domain)
  if (protocol === 'https:') return true
  // Only the sandbox is spoken to without https, and opens such a page.
  return LOOPBACK.has(hostname) && new URL(apiRoot).protocol === 'http:'
}

/** Why no calls can be started, in words for an operator; null when they can. */
export function whyNoCalls({ domain, apiRoot, turnUrls, turnSecret }: CallSettings): string | null {
  if (domain === undefined)
    return 'VIDEO_CALL_DOMAIN is not set: it is the public https address of this service'
  if (!isReachable(domain, apiRoot))
    return 'VIDEO_CALL_DOMAIN has to begin with https://, because Telegram opens no other address'
  if (turnUrls.length === 0)
    return 'TURN_URLS is not set: without a TURN server the two would see each other’s address'
  if (turnSecret === undefined)
    return 'TURN_SECRET is not set: it is the secret that the TURN servers share with this service'
  return null
}
