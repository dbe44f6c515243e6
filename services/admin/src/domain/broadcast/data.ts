import type { InlineButton } from '@anonchat/contracts'
import { button } from '../screen.js'

/** What a button of a broadcast asks for: which broadcast, what, and with which value. */
export interface BroadcastData {
  readonly id: number
  readonly verb: string
  readonly value: string
}

const NAME = 'broadcast'

export const broadcastButton = (text: string, id: number, verb: string, value = ''): InlineButton =>
  button(text, NAME, value === '' ? `${id}:${verb}` : `${id}:${verb}:${value}`)

/** The name of a question about a broadcast, for `Asking`. */
export const questionOf = (id: number, what: string): string => `${NAME}:${id}:${what}`

/** Reads what `broadcastButton` and `questionOf` wrote; null for anything else. */
export function readBroadcastData(data: string): BroadcastData | null {
  const [, id, verb, value = ''] = /^(\d{1,10}):(\w+)(?::(.*))?$/.exec(data) ?? []
  return id === undefined || verb === undefined ? null : { id: Number(id), verb, value }
}
