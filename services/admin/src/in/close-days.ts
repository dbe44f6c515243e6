import type { Logger } from '@anonchat/runtime'
import { closeDay, countDay, type Database, dayOf, type MatchDays, openDays } from '@anonchat/store'

/** A day is closed so long after its end: by then what is written in bulk has been written. */
const GRACE_MS = 5 * 60_000
/** Of many days that nobody counted at their time, so many in one go. */
const AT_ONCE = 60
const LOOK_MS = 60_000

export interface CloseDaysContext {
  readonly db: Database
  readonly matchDays: MatchDays
  readonly log: Logger
  readonly now: () => number
}

/** Closes every day that is over, the oldest first. May run anywhere, several times at once: a day is closed once. */
export async function closeDays({ db, matchDays, log, now }: CloseDaysContext): Promise<number> {
  const at = new Date(now())
  const days = (await openDays(db, dayOf(new Date(now() - GRACE_MS)))).slice(0, AT_ONCE)
  for (const day of days) await closeDay(db, day, await countDay(db, day, await matchDays.read(day), at), at)
  if (days.length > 0) log.info({ days: days.length }, 'closed the figures of days')
  return days.length
}

/**
 * Looks every minute, and not at the start: a day that is not closed is counted by whoever asks. A look that fails is logged, and
 * the next one comes as usual.
 */
export function keepClosingDays(context: CloseDaysContext): () => void {
  let isLooking = false
  const look = () => {
    if (isLooking) return
    isLooking = true
    closeDays(context)
      .catch((error: unknown) => context.log.warn({ err: error }, 'the figures of a day were not closed'))
      .finally(() => {
        isLooking = false
      })
  }
  const timer = setInterval(look, LOOK_MS)
  return () => clearInterval(timer)
}
