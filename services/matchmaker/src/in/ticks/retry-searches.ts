import { countMatch, type MatchContext } from '../match-request.js'

/** Tickets that one script tries again: it must stay short, since nothing else runs in Redis meanwhile. */
const AT_ONCE = 8
const ROUNDS = 25

/** Lets those look again who could not see everybody, or whose recent partners may come again by now. */
export async function retrySearches(context: MatchContext): Promise<void> {
  const { pool, outbox, metrics, now, newRoomId } = context
  for (let round = 0; round < ROUNDS; round++) {
    const roomIds = Array.from({ length: AT_ONCE }, newRoomId)
    const { tried, matched } = await pool.retry(roomIds, now())
    metrics.retries.inc(tried)
    for (const entry of matched) {
      countMatch(context, entry)
      await outbox.complete(entry)
    }
    if (tried < AT_ONCE) return
  }
}
