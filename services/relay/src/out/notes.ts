import type { Envelope } from '@anonchat/contracts'
import { type Note, pairNotes, slotNote } from '@anonchat/store'

/** What is to be noted about a message that was sent: in its own chat, and in the chat it came from. */
export function notesOf(
  { action, chatId, fence }: Envelope,
  messageId: number | undefined,
): { here: Note[]; there: Note | undefined } {
  if (action.kind !== 'send' || messageId === undefined) return { here: [], there: undefined }
  const message = { chatId, messageId }
  const { origin, remember } = action
  const pair = origin && fence && pairNotes(fence.roomId, origin, message)
  const slot = remember === undefined ? [] : [slotNote(remember, message)]
  return { here: pair === undefined ? slot : [pair.copy, ...slot], there: pair?.origin }
}
