import { createFailures } from '@anonchat/runtime'

/** So many in a row that Telegram does not take: it is the message, not its receivers. */
const MOST_IN_A_ROW = 20

/** What Telegram makes of the message of each broadcast, as this process has seen it. */
export interface Refusals {
  /** Somebody got it. */
  taken(broadcastId: number): void
  /** Somebody did not. @returns whether it is the message */
  refused(broadcastId: number): boolean
  /** Whether anybody got it. */
  wasTaken(broadcastId: number): boolean
}

/** Nothing is known at first. */
export function createRefusals(): Refusals {
  const inARow = createFailures<number>()
  const takenOnce = new Set<number>()
  return {
    taken: (broadcastId) => {
      takenOnce.add(broadcastId)
      inARow.forget(broadcastId)
    },
    refused: (broadcastId) => {
      if (inARow.add(broadcastId) < MOST_IN_A_ROW) return false
      // Who lets it go on has mended it, or means it.
      inARow.forget(broadcastId)
      return true
    },
    wasTaken: (broadcastId) => takenOnce.has(broadcastId),
  }
}
