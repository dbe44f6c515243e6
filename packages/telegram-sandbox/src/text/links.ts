import { badRequest } from '../botapi/refusal.js'

/** The user that a `tg://user?id=` link names, or null. */
export function userInLink(url: string): number | null {
  const match = /^tg:(?:\/\/)?user\?id=(\d{1,16})$/i.exec(url)
  return match ? Number(match[1]) : null
}

/** A link as Telegram stores it in an entity; null: no link, and the entity is left out. */
export function checkedLink(url: string): string | null {
  const fault = linkFault(url)
  if (fault !== null) return null
  if (/^(tg|ton):/i.test(url)) return url
  return new URL(/^https?:\/\//i.test(url) ? url : `http://${url}`).href
}

/** Why a link is none, in Telegram's words, or null. */
export function linkFault(url: string): string | null {
  if (/^(tg|ton):(\/\/)?\w/i.test(url)) return null
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return 'Unsupported URL protocol'
  let parsed: URL
  try {
    parsed = new URL(scheme === undefined ? `http://${url}` : url)
  } catch {
    return 'URL host is empty'
  }
  if (!parsed.hostname.includes('.') && !parsed.hostname.startsWith('[')) return 'Wrong HTTP URL'
  return null
}

/** The custom emoji or the time that a `tg://` link names. Throws Telegram's 400. */
export function specialLink(
  url: string,
): { type: 'custom_emoji'; custom_emoji_id: string } | { type: 'date_time'; unix_time: number } {
  const emoji = /^tg:(?:\/\/)?emoji\?id=(\d+)$/i.exec(url)?.[1]
  if (emoji !== undefined) return { type: 'custom_emoji', custom_emoji_id: emoji }
  const time = /^tg:(?:\/\/)?time\?unix=(\d+)/i.exec(url)?.[1]
  if (time !== undefined) return { type: 'date_time', unix_time: Number(time) }
  throw badRequest("can't parse entities: Invalid tg://emoji or tg://time URL specified")
}
