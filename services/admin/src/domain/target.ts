import type { MemberKey } from '@anonchat/store'

/** What words begin with that name a member: a Telegram id, or `#` and the number of their row. */
export interface Target {
  readonly key: MemberKey
  /** All behind it. */
  readonly rest: string
}

const TARGET = /^(#?)(\d{1,16})(?:\s+([\s\S]*))?$/

/** Reads whom a command is about; null where it does not begin with a number. */
export function readTarget(words: string): Target | null {
  const found = TARGET.exec(toLatinDigits(words.trim()))
  if (found === null) return null
  const [, row, digits, rest = ''] = found
  const id = Number(digits)
  if (!Number.isSafeInteger(id) || id <= 0) return null
  if (row === '#') return id > 4_294_967_295 ? null : { key: { userId: id }, rest: rest.trim() }
  return { key: { memberId: id }, rest: rest.trim() }
}

/** Persian and Arabic digits at the beginning, as an admin may write them. */
export const toLatinDigits = (text: string): string =>
  text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))

/** At most so many days: longer is for ever. */
export const MOST_DAYS = 3_650
const DAY_MS = 86_400_000
const REASON_MAX = 512

/** When a ban of so many days ends that begins then (Unix ms); 0 days: never, which is null. */
export const banUntil = (from: number, days: number): Date | null =>
  days === 0 ? null : new Date(from + days * DAY_MS)

/**
 * `[days] [reason]` as it follows a member in /admin_ban: `7 spam`, `7d spam`. Without days, or with 0, for ever: 0.
 * @returns null for words that may be meant for days and are none, as `7h spam`: whoever writes them wants no ban for ever
 */
export function readBan(rest: string): { days: number; reason: string | null } | null {
  const [, digits, words = ''] = /^(?:(\d+)d?(?=\s|$)\s*)?([\s\S]*)$/i.exec(rest) ?? []
  const days = digits === undefined ? 0 : Number(digits)
  if (days > MOST_DAYS || (digits === undefined && /^[+-]?\d/.test(words))) return null
  const reason = words.trim().slice(0, REASON_MAX)
  return { days, reason: reason === '' ? null : reason }
}
