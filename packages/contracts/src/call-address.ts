const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Whether Telegram opens a web app of this address: over https only. The sandbox, which alone is spoken to without https,
 * opens one on its own machine, too.
 * @param domain VIDEO_CALL_DOMAIN
 * @param apiRoot TELEGRAM_API_ROOT
 */
export function opensWebApp(domain: string, apiRoot: string): boolean {
  const { protocol, hostname } = new URL(domain)
  if (protocol === 'https:') return true
  return LOOPBACK.has(hostname) && new URL(apiRoot).protocol === 'http:'
}
