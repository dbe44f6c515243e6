import { FREE_BULK_PER_SECOND } from '@anonchat/contracts'
import type { Logger } from '@anonchat/runtime'
import type { BulkBudget } from '@anonchat/store'
import { openTurns } from './turns.js'

/** Who sends in bulk waits here. */
export interface BulkTurns {
  /**
   * Resolves when one send may be made.
   * @param isFree a message that nobody pays Telegram for: of those only so many may be sent a second
   * @returns false when there is none any more
   */
  next(isFree: boolean): Promise<boolean>
  /** Whoever waits is sent away. */
  stop(): void
}

/** @param rate sends a second, all replicas together, asked again and again; 0 for no limit */
export function openBulkTurns(budget: Pick<BulkBudget, 'draw'>, rate: () => number, log: Logger): BulkTurns {
  const all = openTurns((perSecond, wanted) => budget.draw('all', perSecond, wanted), rate, log)
  const free = openTurns(
    (perSecond, wanted) => budget.draw('free', perSecond, wanted),
    () => FREE_BULK_PER_SECOND,
    log,
  )
  return {
    next: async (isFree) => {
      if (isFree && rate() > FREE_BULK_PER_SECOND && !(await free.next())) return false
      return await all.next()
    },
    stop: () => {
      free.stop()
      all.stop()
    },
  }
}
