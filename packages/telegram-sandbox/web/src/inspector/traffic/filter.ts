import type { Entry } from '../../state/traffic.js'

export type Kind = 'all' | 'calls' | 'updates' | 'errors'

export interface Filter {
  kind: Kind
  /** Null: everybody's. */
  memberId: number | null
  text: string
  /** Also typing actions and the bot's asking for updates. */
  background: boolean
}

const BACKGROUND = new Set(['sendChatAction', 'getUpdates'])

/** All that can be found in an entry, made when it is first searched for. */
const searchable = new WeakMap<Entry, string>()

export function matches(entry: Entry, filter: Filter): boolean {
  if (filter.memberId !== null && entry.memberId !== filter.memberId) return false
  if (entry.kind === 'update') {
    if (filter.kind === 'calls' || filter.kind === 'errors') return false
  } else {
    if (filter.kind === 'updates') return false
    const failed = entry.call.status !== 200
    if (filter.kind === 'errors' && !failed) return false
    // A failure is never background.
    if (!filter.background && !failed && BACKGROUND.has(entry.call.method)) return false
  }
  const sought = filter.text.trim().toLowerCase()
  return sought === '' || wordsOf(entry).includes(sought)
}

function wordsOf(entry: Entry): string {
  const known = searchable.get(entry)
  if (known !== undefined) return known
  const words = (
    entry.kind === 'call'
      ? `${entry.call.method} ${JSON.stringify(entry.call.params)} ${JSON.stringify(entry.call.answer)}`
      : `${JSON.stringify(entry.sent.update)} ${entry.sent.trace}`
  ).toLowerCase()
  searchable.set(entry, words)
  return words
}
