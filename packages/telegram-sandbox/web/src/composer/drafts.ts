import type { ReplyTo, SeenMessage } from '../../../src/api.js'

/** The most that Telegram takes, in UTF-16 units. */
export const MAX_TEXT = 4_096
export const MAX_CAPTION = 1_024
const WARN_FROM = 200

/** How many characters may still be written, once that is worth saying; negative: so many too many. */
export function charactersLeft(text: string, most: number): number | null {
  const left = most - text.trim().length
  return left <= WARN_FROM ? left : null
}

/** The newest own message whose text can be edited. */
export function lastEditable(messages: readonly SeenMessage[]): SeenMessage | undefined {
  return messages.findLast((message) => isEditable(message))
}

/** A member can edit their own texts and captions. */
export function isEditable({ from, deleted, text, kind }: SeenMessage): boolean {
  return from === 'member' && !deleted && text !== undefined && (kind === 'text' || CAPTIONED.has(kind))
}

const CAPTIONED = new Set(['photo', 'video', 'animation', 'audio', 'document', 'voice'])

/** A text that could not be sent, back in the field before what was written since. */
export function restored(failed: string, current: string): string {
  return current.trim() === '' ? failed : `${failed}\n${current}`
}

/** A message in one line: its text, or what it is. */
export function summary({ text, kind, message }: SeenMessage): string {
  if (text) return text
  const name = message.document?.file_name ?? message.audio?.title ?? message.poll?.question
  return name ?? NAMES[kind] ?? 'Message'
}

const NAMES: Record<string, string> = {
  photo: 'Photo',
  video: 'Video',
  voice: 'Voice message',
  video_note: 'Video message',
  animation: 'GIF',
  sticker: 'Sticker',
  audio: 'Music',
  document: 'File',
  location: 'Location',
  venue: 'Place',
  contact: 'Contact',
  poll: 'Poll',
  dice: 'Dice',
  invoice: 'Invoice',
}

export const replyOf = ({ messageId }: SeenMessage): ReplyTo => ({ messageId })
