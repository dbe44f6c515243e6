import type { Envelope, Origin, OutboundAction } from '@anonchat/contracts'
import { type Note, pairNotes, slotNote } from '@anonchat/store'

/**
 * What is to be noted about the messages that were sent: in their own chat, and in the chat they came from.
 * @param messageIds several for an album, in the order of its items
 */
export function notesOf(
  { action, chatId, fence }: Envelope,
  messageIds: readonly number[],
): { here: Note[]; there: Note[] } {
  const notes: { here: Note[]; there: Note[] } = { here: [], there: [] }
  if (action.kind !== 'send' && action.kind !== 'copy') return notes
  const { remember } = action
  const origins = action.kind === 'send' ? originsOf(action) : []
  for (const [index, messageId] of messageIds.entries()) {
    const message = { chatId, messageId }
    const said = origins[index]
    if (said !== undefined && fence !== undefined) {
      const pair = pairNotes(fence.roomId, said, message)
      notes.here.push(pair.copy)
      notes.there.push(pair.origin)
    }
    if (remember !== undefined && index === 0) notes.here.push(slotNote(remember, message))
  }
  return notes
}

const originsOf = ({ origin, origins }: Extract<OutboundAction, { kind: 'send' }>): readonly Origin[] =>
  origins ?? (origin === undefined ? [] : [origin])
