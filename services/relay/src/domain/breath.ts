/** Between two draws at least: one draw serves all who wait, and sends leave evenly. */
const LEAST_MS = 10
/** Of a processor that is short, bulk leaves so much more to others than it was kept waiting itself. */
const YIELD = 4
const LONGEST_YIELD_MS = 1_000

/**
 * How long bulk rests after a draw, in ms. Whoever is late has too little of the processor, which live chat then lacks as
 * well: bulk takes less, the later the less. What is drawn at once is bounded, so what is not drawn meanwhile is not caught up.
 * @param waitMs how long the budget is empty
 * @param lateMs how much later than asked for this process woke from the last rest
 */
export const breathAfter = (waitMs: number, lateMs: number): number =>
  Math.max(LEAST_MS, waitMs) + Math.min(LONGEST_YIELD_MS, YIELD * Math.max(0, lateMs))
