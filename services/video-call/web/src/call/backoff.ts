const FIRST_MS = 400
const MOST_MS = 5_000

/**
 * How long to wait before the socket is opened again, in milliseconds.
 * @param attempt how often it has failed since it was last open; 0 opens at once
 * @param chance from 0 to 1, so that all pages of a replica that died do not come at the same moment
 */
export function delayBefore(attempt: number, chance: number): number {
  if (attempt <= 0) return 0
  const most = Math.min(MOST_MS, FIRST_MS * 2 ** (attempt - 1))
  return Math.round(most * (0.5 + chance / 2))
}
