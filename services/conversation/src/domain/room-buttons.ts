import { RoomId } from '@anonchat/contracts'
import { type Category, readCategory } from './report.js'

/** The message of ours that a button stands under; null where Telegram does not say. */
interface Pressed {
  readonly messageId: number | null
}

/** A pressed button that is about a room of the member's, at any time after it. */
export type RoomInput = Pressed &
  (
    | { readonly kind: 'rate button'; readonly roomId: string; readonly rating: 'good' | 'bad' }
    | { readonly kind: 'block button' | 'undo block button'; readonly roomId: string }
    /** Lifts a block from the list. */
    | { readonly kind: 'unblock button'; readonly roomId: string; readonly page: number }
    | {
        readonly kind: 'report button' | 'cancel report button' | 'words button' | 'skip words button'
        readonly roomId: string
      }
    | {
        readonly kind: 'category button'
        readonly roomId: string
        readonly category: Category
        /** From inside a video call words come along. */
        readonly words?: string
      }
    | { readonly kind: 'blocked page button'; readonly page: number }
  )

/** Room ids only: nothing that tells an identity. Who is meant is looked up, as the one who presses may see it. */
export const ROOM_DATA = {
  rate: (roomId: string, rating: 'good' | 'bad') => `rate:${roomId}:${rating}`,
  block: (roomId: string) => `block:${roomId}`,
  undoBlock: (roomId: string) => `undo:${roomId}`,
  report: (roomId: string) => `report:${roomId}`,
  category: (roomId: string, category: Category) => `why:${roomId}:${category}`,
  cancelReport: (roomId: string) => `noreport:${roomId}`,
  words: (roomId: string) => `words:${roomId}`,
  noWords: (roomId: string) => `nowords:${roomId}`,
  unblock: (roomId: string, page: number) => `unblock:${roomId}:${page}`,
  blockedPage: (page: number) => `blocked:${page}`,
} as const

const PAGE = /^\d{1,4}$/
const pageOf = (text: string | undefined): number | null =>
  text !== undefined && PAGE.test(text) ? Number(text) : null

/** Reads callback data; null for what is none of ours. */
export function readRoomButton(data: string, messageId: number | null): RoomInput | null {
  const [name, first, second, ...more] = data.split(':')
  if (more.length > 0) return null
  if (name === 'blocked') {
    const page = pageOf(first)
    return page === null || second !== undefined ? null : { kind: 'blocked page button', page, messageId }
  }
  if (!RoomId.safeParse(first).success || first === undefined) return null
  const about = { roomId: first, messageId }
  switch (name) {
    case 'rate':
      return second === 'good' || second === 'bad' ? { kind: 'rate button', rating: second, ...about } : null
    case 'block':
      return second === undefined ? { kind: 'block button', ...about } : null
    case 'undo':
      return second === undefined ? { kind: 'undo block button', ...about } : null
    case 'report':
      return second === undefined ? { kind: 'report button', ...about } : null
    case 'noreport':
      return second === undefined ? { kind: 'cancel report button', ...about } : null
    case 'words':
      return second === undefined ? { kind: 'words button', ...about } : null
    case 'nowords':
      return second === undefined ? { kind: 'skip words button', ...about } : null
    case 'why': {
      const category = readCategory(second)
      return category === null ? null : { kind: 'category button', category, ...about }
    }
    case 'unblock': {
      const page = pageOf(second)
      return page === null ? null : { kind: 'unblock button', page, ...about }
    }
    default:
      return null
  }
}
