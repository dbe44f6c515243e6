import type { SeenMessage } from '../../../src/api.js'

/** Puts a message that came or changed among others, which are sorted by id; the list given stays as it is. */
export function withMessage(messages: readonly SeenMessage[], message: SeenMessage): SeenMessage[] {
  const last = messages.at(-1)
  if (last === undefined || last.messageId < message.messageId) return [...messages, message]
  const at = positionOf(messages, message.messageId)
  const known = messages[at]?.messageId === message.messageId
  return messages.toSpliced(at, known ? 1 : 0, message)
}

/** Puts older messages before those that are there; what both hold comes once. */
export function withOlder(messages: readonly SeenMessage[], older: readonly SeenMessage[]): SeenMessage[] {
  const first = messages[0]?.messageId ?? Number.POSITIVE_INFINITY
  return [...older.filter(({ messageId }) => messageId < first), ...messages]
}

/** The place of an id in a sorted list, or where it would stand. */
export function positionOf(messages: readonly SeenMessage[], messageId: number): number {
  let [low, high] = [0, messages.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((messages[middle]?.messageId ?? 0) < messageId) low = middle + 1
    else high = middle
  }
  return low
}
