import { bannedText } from '@anonchat/texts'
import { act, effects, move } from '../decision.js'
import { deleteSlot, type Effect, SEARCH_SLOT, say } from '../effect.js'
import { words } from '../screen.js'
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

export const tellBanned = act([], (turn) => {
  const { session, memberId, texts, trace } = turn
  const until = typeof session.banned === 'number' ? new Date(session.banned) : null
  const told = say(memberId, words(bannedText(texts, until), { kind: 'remove-keyboard' }))
  switch (session.state) {
    case 'chatting': {
      const set = { state: 'idle', ban_told: '1' }
      return endRoom(turn, session, { reason: 'banned', by: 'other', set, told: true }, [told])
    }
    case 'searching': {
      const { searchId } = session
      return move(
        { state: 'searching', search: searchId },
        { state: 'idle', ban_told: '1' },
        SEARCH_FIELDS,
        { kind: 'match', message: { type: 'cancel', trace, searchId, memberId } },
        deleteSlot(memberId, SEARCH_SLOT),
        told,
      )
    }
    default:
      return session.banTold ? effects() : move({ state: session.state }, { ban_told: '1' }, [], told)
  }
})
