import type { Memo, Session } from '@anonchat/store'
import { SEARCH_FIELDS } from '../domain/acts/search.js'
import type { Decision, Turn } from '../domain/decision.js'
import { deleteSlot, SEARCH_SLOT } from '../domain/effect.js'
import { asksFor, cancel } from '../domain/ended-search.js'
import type { ActName } from '../domain/table.js'
import { type PerformContext, perform } from '../out/perform.js'
import { memoOf } from './memo.js'

const keyOf = ({ key }: Turn): string => `${key}/back`

/** Whether an earlier try of the event took back the search that the event began: nothing is left to do then. */
export const isTakenBack = (session: Session, turn: Turn): boolean => memoOf(session, keyOf(turn)) !== null

/**
 * An earlier try of the event began a search, and now something stands in its way: the gate closed, or a ban came. What
 * was decided last holds, and the search is over. The session moves at the end, so that until then the earlier try is known.
 * @returns false where there is no such contradiction
 */
export async function takeBackSearch(
  context: PerformContext,
  event: Turn,
  act: ActName,
  session: Session,
  { outcome }: Memo,
  decision: Decision,
): Promise<boolean> {
  const { memberId, trace: searchId } = event
  if (outcome.kind !== 'moved' || session.state !== 'searching' || session.searchId !== searchId) return false
  const effects = decision.kind === 'effects' ? decision.effects : decision.effects(outcome)
  if (asksFor(effects, searchId)) return false
  // What the earlier try said has the keys of the event.
  const turn = { ...event, key: keyOf(event) }
  await perform(context, turn, [cancel(turn, searchId), deleteSlot(memberId, SEARCH_SLOT), ...effects])
  await context.sessions.move({
    memberId,
    key: turn.key,
    act,
    guard: { state: 'searching', search: searchId },
    set: { state: 'idle', ...(decision.kind === 'effects' ? {} : decision.move.set) },
    drop: SEARCH_FIELDS,
  })
  return true
}
