import type { SeenMessage } from '../../../src/api.js'
import { serviceText } from './service.js'

/** One line of a chat: a message, or the messages of one album. */
export interface Row {
  readonly key: string
  readonly messages: readonly [SeenMessage, ...SeenMessage[]]
  /** A new day begins with it: local midnight in Unix milliseconds. */
  readonly day: number | null
  /** Words in the middle of the chat instead of a bubble. */
  readonly service: string | null
  /** The first, or the last, of several that one side sent in a row. */
  readonly opens: boolean
  readonly closes: boolean
}

/** Messages further apart than this do not belong together. */
const GROUP_SECONDS = 15 * 60

/** The rows of a chat. Deleted messages have none, unless they are `leaving`: they still fade away. */
export function rowsOf(messages: readonly SeenMessage[], leaving: ReadonlySet<number> = new Set()): Row[] {
  const groups: Array<[SeenMessage, ...SeenMessage[]]> = []
  for (const message of messages) {
    if (message.deleted && !leaving.has(message.messageId)) continue
    const last = groups.at(-1)
    const together =
      last && message.mediaGroupId !== undefined && last[0].mediaGroupId === message.mediaGroupId
    if (together && last[0].from === message.from) last.push(message)
    else groups.push([message])
  }
  return groups.map((group, index) => {
    const before = groups[index - 1]
    const after = groups[index + 1]
    return {
      key: `${group[0].messageId}`,
      messages: group,
      day: before && dayOf(before[0]) === dayOf(group[0]) ? null : dayOf(group[0]),
      service: serviceText(group[0]),
      opens: !(before && together(before, group)),
      closes: !(after && together(group, after)),
    }
  })
}

/** The row of a message, or -1. */
export function rowIndexOf(rows: readonly Row[], messageId: number): number {
  return rows.findIndex(({ messages }) => messages.some((message) => message.messageId === messageId))
}

/** Looks the same, so need not be drawn again. */
export function sameRow(a: Row, b: Row): boolean {
  return (
    a.day === b.day &&
    a.service === b.service &&
    a.opens === b.opens &&
    a.closes === b.closes &&
    a.messages.length === b.messages.length &&
    a.messages.every((message, index) => message === b.messages[index])
  )
}

function together([before]: Row['messages'], [after]: Row['messages']): boolean {
  return (
    before.from === after.from &&
    after.date - before.date < GROUP_SECONDS &&
    dayOf(before) === dayOf(after) &&
    serviceText(before) === null &&
    serviceText(after) === null
  )
}

const dayOf = ({ date }: SeenMessage): number => new Date(date * 1000).setHours(0, 0, 0, 0)
