import { act, effects, move } from '../decision.js'
import type { Effect } from '../effect.js'
import { endRoom } from './room.js'
import { SEARCH_FIELDS } from './search.js'

const GONE: Effect = { kind: 'reachable', reachable: false }

export const leaveUnreachable = act([], (turn) => {
  const { session, memberId, trace } = turn
  switch (session.state) {
    case 'chatting': {
      const ending = { reason: 'unreachable', by: 'self', set: { state: 'idle' }, told: false } as const
      return endRoom(turn, session, ending, [GONE])
    }
    case 'searching': {
      const { searchId } = session
      const cancel: Effect = { kind: 'match', message: { type: 'cancel', trace, searchId, memberId } }
      return move({ state: 'searching', search: searchId }, { state: 'idle' }, SEARCH_FIELDS, cancel, GONE)
    }
    default:
      return effects(GONE)
  }
})

export const reachable = act([], () => effects({ kind: 'reachable', reachable: true }))
