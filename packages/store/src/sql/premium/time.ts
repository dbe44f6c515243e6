export const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** A time of premium, from `start` until just before `end`. */
export interface Period {
  readonly start: Date
  readonly end: Date
}

/** Days that are added at a time to what is left: they begin when that ends, so that nothing of either is lost. */
export function periodAfter(until: Date | null, at: Date, days: number): Period {
  const start = until !== null && until > at ? until : at
  return { start, end: new Date(start.getTime() + days * DAY_MS) }
}

/** How much of a period is not used up yet at a time (ms). */
export const unusedOf = ({ start, end }: Period, at: Date): number =>
  Math.max(0, end.getTime() - Math.max(start.getTime(), at.getTime()))

/** What a member is told ahead of the end: so long before it (ms). */
const AHEAD_MS = [3 * DAY_MS, DAY_MS] as const
/** A subscription that renews itself may be charged a little late: only then has it ended. */
const RENEWAL_GRACE_MS = HOUR_MS

/**
 * When a member is next to be told that premium ends or has ended; null when nothing is left to tell.
 * @param renews a subscription goes on by itself: nothing is said ahead
 * @param after what was due until then is told or missed
 */
export function nextDue(until: Date | null, renews: boolean, after: Date): Date | null {
  if (until === null) return null
  const end = until.getTime()
  const moments = renews ? [end + RENEWAL_GRACE_MS] : [...AHEAD_MS.map((ahead) => end - ahead), end]
  const next = moments.find((moment) => moment > after.getTime())
  return next === undefined ? null : new Date(next)
}
