import type { Input } from '../domain/input.js'

/** What arrived in a mailbox, whatever it was: what it means, and what it needs to be handled once. */
export interface Incoming {
  /** The same whenever the same thing arrives again. */
  readonly key: string
  readonly trace: string
  readonly memberId: number
  /** When it was received (ms). */
  readonly at: number
  /** When the member did it, by which their speed is measured (ms): what waited in a queue was not sent at once. */
  readonly doneAt: number
  readonly input: Input
  /** Whether it counts against the member's flood limit. */
  readonly charge: 'none' | 'normal' | 'exempt'
  /** Telegram's id of the album that it is an item of: all items of one count as one message. */
  readonly group: string | null
  /** The language of the sender's Telegram. */
  readonly languageTag: string | null
  readonly username: string | null
  /** A pressed button, which is answered at once. */
  readonly callbackQueryId: string | null
}

/** What comes from another service. */
export function fromService(
  key: string,
  { memberId, trace }: { readonly memberId: number; readonly trace: string },
  input: Input,
): Incoming {
  const at = Date.now()
  return {
    key,
    trace,
    memberId,
    at,
    doneAt: at,
    input,
    charge: 'none',
    group: null,
    languageTag: null,
    username: null,
    callbackQueryId: null,
  }
}
