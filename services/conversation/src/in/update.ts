import type { MemberUpdate } from '@anonchat/contracts'
import { Update } from '@anonchat/telegram/updates'
import { albumItem } from '../domain/album.js'
import type { Input } from '../domain/input.js'
import { readInput } from '../domain/read-input.js'
import type { Incoming } from './event.js'

/** Leaving must always be possible, however fast somebody writes. */
const charge = (kind: Input['kind']): Incoming['charge'] => {
  switch (kind) {
    case '/stop':
    case '/next':
      return 'exempt'
    case 'payment':
    case 'refund':
    case 'blocked the bot':
    case 'unblocked the bot':
    case 'nothing':
      return 'none'
    default:
      return 'normal'
  }
}

const DAY_MS = 86_400_000

/** Telegram's time where it can be right: it keeps what it could not deliver for a day. */
const plausible = (sentAt: number | null, receivedAt: number): number =>
  sentAt !== null && sentAt <= receivedAt && sentAt > receivedAt - DAY_MS ? sentAt : receivedAt

/** An update of Telegram; null when it is not like any that Telegram sends. */
export function readUpdate(event: MemberUpdate): Incoming | null {
  const parsed = Update.safeParse(event.update)
  if (!parsed.success) return null
  const { sentAt, ...read } = readInput(parsed.data)
  const { trace, memberId, receivedAt } = event
  return {
    ...read,
    key: trace,
    trace,
    memberId,
    at: receivedAt,
    doneAt: plausible(sentAt, receivedAt),
    charge: charge(read.input.kind),
    group: albumItem(read.input)?.group ?? null,
  }
}
