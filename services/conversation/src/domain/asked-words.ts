import type { Session } from '@anonchat/store'
import type { Input, InputKind } from './input.js'
import { stateOf } from './state.js'

/** What somebody says who was asked for words about a report: it stands before the row of their state. */
export const ASKED_WORDS = {
  text: 'take-words',
  photo: 'words-only',
  media: 'words-only',
  dice: 'words-only',
  'refused kind': 'words-only',
} as const satisfies Partial<Record<InputKind, string>>

const isAsked = (kind: InputKind): kind is keyof typeof ASKED_WORDS => Object.hasOwn(ASKED_WORDS, kind)

/** Whether a member's next words are for moderators. A ban stands before that. */
export function isAskedForWords(session: Session, now: number): boolean {
  const state = stateOf(session, now)
  return (
    (state === 'idle' || state === 'searching' || state === 'chatting') &&
    session.reporting !== null &&
    session.reporting.until > now
  )
}

/** What is done about words that were asked for; null for all else. */
export const actOfWords = (session: Session, { kind }: Input, now: number) =>
  isAsked(kind) && isAskedForWords(session, now) ? ASKED_WORDS[kind] : null

/** Whoever does anything else but this has no words to add: the next message is a message again. */
const STAYS = new Set<InputKind>(['edit', 'reaction', 'words button', 'skip words button', 'nothing'])

export const leavesWords = (session: Session, { kind }: Input): boolean =>
  session.reporting !== null && !isAsked(kind) && !STAYS.has(kind)
