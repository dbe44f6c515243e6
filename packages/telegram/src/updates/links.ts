/** Hosts whose addresses name a person, a group or a bot of Telegram. */
const TELEGRAM_HOSTS = ['t.me', 'telegram.me', 'telegram.dog', 'telegram.org', 'telesco.pe']

/** Whether a link behind words may be shown to a stranger: the web, but nothing that opens a person in Telegram. */
export function isHarmlessLink(link: string): boolean {
  const url = URL.canParse(link) ? new URL(link) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false
  const host = url.hostname.toLowerCase().replace(/\.$/, '')
  return !TELEGRAM_HOSTS.some((name) => host === name || host.endsWith(`.${name}`))
}
