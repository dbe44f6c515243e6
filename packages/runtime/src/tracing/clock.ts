const MOST_DRIFT_MS = 2

/** Unix milliseconds with fractions. Follows the wall clock, which may be set while a process runs. */
export function createClock(
  wall: () => number = Date.now,
  steady: () => number = () => performance.now(),
): () => number {
  let offset = wall() - steady()
  return () => {
    const now = offset + steady()
    const drift = wall() - now
    if (Math.abs(drift) <= MOST_DRIFT_MS) return now
    offset += drift
    return now + drift
  }
}
