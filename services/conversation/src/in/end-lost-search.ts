import { readSession, type Session } from '@anonchat/store'
import { nobodyFoundEffects, SEARCH_FIELDS } from '../domain/acts/search.js'
import type { Turn } from '../domain/decision.js'
import { cancel, isLost } from '../domain/ended-search.js'
import { type PerformContext, perform } from '../out/perform.js'
import { memoOf } from './memo.js'

/**
 * Ends a search that the matchmaker lost, and says that nobody was found; does nothing about any other session. The move
 * has a key of its own, so that a crash after it repeats what follows.
 * @returns the session that the event is about
 */
export async function endLostSearch(context: PerformContext, event: Turn): Promise<Session> {
  const { sessions } = context
  const { session, memberId, input, now } = event
  const turn = { ...event, key: `${event.key}/lost` }
  const memo = memoOf(session, turn.key)
  const before = memo === null ? session : readSession(memo.before)
  if (!isLost(before, input, now)) return session
  const { searchId } = before
  const { outcome } =
    memo ??
    (await sessions.move({
      memberId,
      key: turn.key,
      act: 'nobody-found',
      guard: { state: 'searching', search: searchId },
      set: { state: 'idle' },
      drop: SEARCH_FIELDS,
    }))
  if (outcome.kind === 'moved')
    await perform(context, turn, [cancel(turn, searchId), ...nobodyFoundEffects(turn)])
  return await sessions.read(memberId)
}
