import type { PastRoom } from '@anonchat/store'
import { type Aftermath, afterScreen } from '../after-screens.js'
import { act, type Decision, effects, type Turn } from '../decision.js'
import { type Effect, editPressed } from '../effect.js'

/** Shows under which message it was pressed what has been done about the room by now. */
export function showAfter(turn: Turn, { roomId }: PastRoom, done: Aftermath): readonly Effect[] {
  const { input, memberId, lang } = turn
  const messageId = 'messageId' in input ? input.messageId : null
  return messageId === null ? [] : [editPressed(memberId, messageId, afterScreen(roomId, lang, done))]
}

/** A room that is not the member's own does nothing, whoever made the button. */
export const rate = act(['pastRoom'], (turn, { pastRoom }): Decision => {
  const { input } = turn
  if (input.kind !== 'rate button' || pastRoom === null) return effects()
  const { rating } = input
  return effects(
    { kind: 'rate', room: pastRoom, rating },
    ...showAfter(turn, pastRoom, { ...pastRoom, rating }),
  )
})
