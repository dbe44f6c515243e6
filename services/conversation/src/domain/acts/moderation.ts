import { withReason } from '@anonchat/texts'
import { barIn, barScreen } from '../bar.js'
import { act, effects, move } from '../decision.js'
import { deleteSlot, SEARCH_SLOT, say } from '../effect.js'
import { withKeys } from '../questions.js'
import { words } from '../screen.js'
import { endRoom } from './room.js'
import { SEARCH_FIELDS } from './search.js'

/** In a room the notice that it ended says it: one message. */
export const tellBarred = act([], (turn) => {
  const { session, memberId, texts, trace, limits } = turn
  const bar = barIn(session, turn.now)
  if (bar === null) return effects()
  const told = say(memberId, barScreen(texts, bar, limits.supportContact))
  if (session.state === 'chatting') {
    const set = { state: 'idle', ban_told: '1' }
    return endRoom(turn, session, { reason: bar.kind, by: 'other', set, told: true })
  }
  if (session.state === 'searching') {
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
  if (session.banTold) return effects()
  const { state } = session
  const once = { ban_told: '1' }
  // Of a question about the profile nothing is left when the ban is over.
  return move({ state }, state.startsWith('editing:') ? { ...once, state: 'idle' } : once, [], told)
})

export const tellLifted = act([], (turn) =>
  effects(say(turn.memberId, withKeys(turn.session.state, turn.lang, turn.texts.moderation.lifted()))),
)

export const tellWarned = act([], ({ input, memberId, texts }) =>
  input.kind === 'warned'
    ? effects(say(memberId, words(withReason(texts, texts.moderation.warned(), input.reason))))
    : effects(),
)

export const tellThanked = act([], ({ input, memberId, texts }) =>
  input.kind === 'thanked'
    ? effects(say(memberId, words(withReason(texts, texts.moderation.thanked(), input.reason))))
    : effects(),
)
