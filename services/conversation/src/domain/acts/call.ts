import type { Chatting } from '@anonchat/store'
import { act, effects, leaving } from '../decision.js'
import { type CallableRoom, say } from '../effect.js'
import { words } from '../screen.js'

const callable = ({ roomId, partnerId, openedAt, premium }: Chatting): CallableRoom => ({
  roomId,
  partnerId,
  openedAt,
  premium,
})

export const askCall = act([], ({ session }) =>
  session.state === 'chatting' ? effects({ kind: 'ask-call', room: callable(session) }) : effects(),
)

export const noCall = act([], (turn) =>
  leaving(turn, say(turn.memberId, words(turn.texts.calls.notInRoom()))),
)

/** A button of another room does nothing: its request is over. */
export const answerCall = act([], ({ session, input }) => {
  if (session.state !== 'chatting' || input.kind !== 'call button') return effects()
  if (input.roomId !== session.roomId) return effects()
  const { roomId, ask, answer } = input
  return effects({ kind: 'answer-call', roomId, ask, answer, room: callable(session) })
})

export const endCallAsk = act([], ({ session, input }) => {
  if (input.kind !== 'call ask over') return effects()
  const { roomId, ask } = input
  const room = session.state === 'chatting' && session.roomId === roomId ? callable(session) : null
  return effects({ kind: 'answer-call', roomId, ask, answer: 'over', room })
})
