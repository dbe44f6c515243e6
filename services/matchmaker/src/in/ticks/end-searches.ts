import type { MatchContext } from '../match-request.js'

const AT_ONCE = 20
const ROUNDS = 25

/** Ends the searches whose time is over, and tells the members. */
export async function endSearches({ pool, outbox, metrics, now }: MatchContext): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const { seen, entries } = await pool.expire(AT_ONCE, now())
    metrics.timeouts.inc(entries.length)
    await Promise.all(entries.map(outbox.complete))
    if (seen < AT_ONCE) return
  }
}
