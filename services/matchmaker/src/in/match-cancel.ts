import type { MatchCancel } from '@anonchat/contracts'
import type { MatchContext } from './match-request.js'

/** Takes a ticket out of the pool. One that comes before its request needs nothing: the session says that it is over. */
export async function onMatchCancel(
  { pool, now }: MatchContext,
  { memberId, searchId }: MatchCancel,
): Promise<void> {
  await pool.cancel(memberId, searchId, now())
}
