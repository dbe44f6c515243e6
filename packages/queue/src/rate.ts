/** Short windows smooth a rate: a fixed window lets up to twice its maximum pass across an edge. */
const WINDOW_MS = 100

/** A rate as a maximum in a window; right for rates below ten a second too. @param perSecond above 0 */
export function windowOf(perSecond: number): { max: number; durationMs: number } {
  const max = Math.max(1, Math.round((perSecond * WINDOW_MS) / 1_000))
  return { max, durationMs: Math.ceil((max * 1_000) / perSecond) }
}
