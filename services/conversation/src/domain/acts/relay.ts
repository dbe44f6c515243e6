import type { Origin } from '@anonchat/contracts'
import { act, effects, type Turn } from '../decision.js'
import { type Effect, say } from '../effect.js'
import { words } from '../screen.js'

const within = (roomId: string) => ({ kind: 'within', roomId }) as const

/** A message of the member's own chat: the relay knows its counterpart in the partner's. */
const origin = ({ memberId }: Turn, messageId: number): Origin => ({ chatId: memberId, messageId })

export const relay = act([], (turn) => {
  const { session, input } = turn
  if (session.state !== 'chatting') return effects()
  if (input.kind !== 'text' && input.kind !== 'photo' && input.kind !== 'media') return effects()
  const { roomId, partnerId } = session
  const { contents, messageId, replyToId } = input.said
  return effects(
    ...contents.map(
      (content, index): Effect => ({
        kind: 'envelope',
        chatId: partnerId,
        fence: within(roomId),
        action: {
          kind: 'send',
          content,
          // Only the first of two stands for the message, so that each has one counterpart.
          ...(index === 0 ? { origin: origin(turn, messageId) } : {}),
          ...(index === 0 && replyToId !== null ? { replyTo: origin(turn, replyToId) } : {}),
        },
      }),
    ),
  )
})

export const relayEdit = act([], (turn) => {
  const { session, input } = turn
  if (session.state !== 'chatting' || input.kind !== 'edit') return effects()
  const { roomId, partnerId } = session
  const { contents, messageId } = input.said
  return effects({
    kind: 'envelope',
    chatId: partnerId,
    fence: within(roomId),
    action: {
      kind: 'edit',
      target: { by: 'counterpart', roomId, origin: origin(turn, messageId) },
      content: contents[0],
    },
  })
})

export const relayReaction = act([], (turn) => {
  const { session, input } = turn
  if (session.state !== 'chatting' || input.kind !== 'reaction') return effects()
  const { roomId, partnerId } = session
  return effects({
    kind: 'envelope',
    chatId: partnerId,
    fence: within(roomId),
    action: {
      kind: 'react',
      target: { by: 'counterpart', roomId, origin: origin(turn, input.messageId) },
      emoji: input.emoji,
    },
  })
})

export const refuseKind = act([], (turn) => effects(say(turn.memberId, words(turn.texts.room.refusedKind()))))
