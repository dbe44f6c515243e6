import { toLatinDigits } from '../target.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Further away is a slip of the finger. */
const FURTHEST_MS = 366 * DAY_MS

const FULL = /^(\d{4})-(\d{1,2})-(\d{1,2})[ T]+(\d{1,2}):(\d{2})$/
const CLOCK = /^(\d{1,2}):(\d{2})$/

/** The time that the numbers name, in UTC; undefined for the 30th of February and the like. */
function utc(year: number, month: number, day: number, hour: number, minute: number): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute))
  const same = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && at.getUTCHours() === hour
  return same && minute < 60 ? at.getTime() : undefined
}

/**
 * Reads a time that an admin typed, in UTC and in digits of any language: `2026-12-24 18:00`, or `18:00` for the next time that the clock shows this.
 * @param now ms @returns ms; undefined for what is no time, or is past, or too far away
 */
export function readTime(text: string, now: number): number | undefined {
  const typed = toLatinDigits(text.trim())
  const full = FULL.exec(typed)?.slice(1).map(Number)
  const clock = CLOCK.exec(typed)?.slice(1).map(Number)
  let at: number | undefined
  if (full !== undefined) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = full
    at = utc(year, month, day, hour, minute)
  } else if (clock !== undefined) {
    const [hour = 0, minute = 0] = clock
    const today = new Date(now)
    at = utc(today.getUTCFullYear(), today.getUTCMonth() + 1, today.getUTCDate(), hour, minute)
    if (at !== undefined && at <= now) at += DAY_MS
  }
  return at !== undefined && at > now && at - now <= FURTHEST_MS ? at : undefined
}

/** Times that a button offers, by the name that it carries. @returns ms; undefined for an unknown name */
export function offeredTime(name: string, now: number): number | undefined {
  switch (name) {
    case '1h':
      return now + HOUR_MS
    case '3h':
      return now + 3 * HOUR_MS
    case 'morning':
      return readTime('09:00', now)
    case 'evening':
      return readTime('18:00', now)
    default:
      return undefined
  }
}
