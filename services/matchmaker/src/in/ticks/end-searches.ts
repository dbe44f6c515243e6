import { countTimeouts, type MatchContext } from '../match-request.js'

const AT_ONCE = 20
const ROUNDS = 25

/** Ends the searches whose time is over, and tells the members. */
export async function endSearches(context: MatchContext): Promise<void> {
  const { pool, outbox, now } = context
  for (let round = 0; round < ROUNDS; round++) {
    const { seen, entries } = await pool.expire(AT_ONCE, now())
    countTimeouts(context, entries.length)
    await Promise.all(entries.map(outbox.complete))
    if (seen < AT_ONCE) return
  }
}
