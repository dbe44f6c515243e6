import type { Chatting, SessionFields } from '@anonchat/store'
import type { Turn } from './decision.js'
import { type Effect, say } from './effect.js'
import type { Said } from './input.js'
import { words } from './screen.js'

/** What becomes of what was said, what the session is to remember of it, and what the member is told. */
export interface Passing {
  /** Null when it is not delivered. */
  readonly said: Said | null
  readonly set: SessionFields
  readonly notes: readonly Effect[]
}

/** So that nobody is told with each message. */
const TELL_EVERY_MS = 5 * 60_000

/** Hides contacts, or holds back what has any, as long as the rule holds in a room. */
export function passContacts(turn: Turn, room: Chatting, said: Said): Passing {
  const { masked, ...plain } = said
  const { rule, forMs } = turn.limits.contacts
  const left = room.openedAt + forMs - turn.at
  if (masked === undefined || rule === 'allow' || left <= 0) return { said: plain, set: {}, notes: [] }
  const passed = rule === 'mask' ? { ...plain, contents: masked } : null
  if (room.contactsToldAt !== null && turn.at - room.contactsToldAt < TELL_EVERY_MS)
    return { said: passed, set: {}, notes: [] }
  const { contactsMasked, contactsBlocked } = turn.texts.room
  const fillings = {
    later: Number.isFinite(left),
    left: { seconds: Number.isFinite(left) ? left / 1_000 : 0 },
  }
  const note = rule === 'mask' ? contactsMasked(fillings) : contactsBlocked(fillings)
  return {
    said: passed,
    set: { contacts_told: `${room.roomId}:${turn.at}` },
    notes: [say(turn.memberId, words(note))],
  }
}
