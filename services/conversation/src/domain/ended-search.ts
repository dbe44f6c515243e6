import type { Searching, Session } from '@anonchat/store'
import type { Turn } from './decision.js'
import type { Effect } from './effect.js'
import type { Input } from './input.js'
import { stateOf } from './state.js'

/** A search whose end is so long past, and that nobody ended, is lost: its ticket is gone. */
const LOST_SEARCH_MS = 60_000

/** A search that has to be ended before this input is looked at. Who cannot be told anything leaves it by that input. */
export function isLost(session: Session, input: Input, now: number): session is Session & Searching {
  if (input.kind === 'blocked the bot' || input.kind === 'unreachable') return false
  if (stateOf(session, now) !== 'searching' || session.state !== 'searching') return false
  return session.deadline + LOST_SEARCH_MS <= now
}

/** Tells the matchmaker that a search is over, whether or not it knows of it. */
export const cancel = ({ memberId, trace }: Turn, searchId: string): Effect => ({
  kind: 'match',
  message: { type: 'cancel', trace, searchId, memberId },
})

/** Whether effects ask the matchmaker for this search. */
export const asksFor = (effects: readonly Effect[], searchId: string): boolean =>
  effects.some(
    (effect) =>
      effect.kind === 'match' && effect.message.type === 'request' && effect.message.searchId === searchId,
  )
