import type { Tried } from '../domain/decide.js'

const SPAN_MS = 10_000

/** What this process saw of Telegram lately. */
export interface Health {
  /** What came of a send to a chat. */
  note(chatId: number, outcome: Tried['kind']): void
  /** Whether Telegram works for as many chats as it fails for. */
  othersSucceed(): boolean
}

interface Span {
  at: number
  answered: Set<number>
  failed: Set<number>
}

/** Remembers the chats of the running ten seconds and of the ten before. Chats, since one that fails is tried often. */
export function createHealth(now: () => number = Date.now): Health {
  const fresh = (at: number): Span => ({ at, answered: new Set(), failed: new Set() })
  let current = fresh(0)
  let previous = fresh(0)

  const span = (): Span => {
    const at = Math.floor(now() / SPAN_MS)
    if (at !== current.at) {
      previous = at === current.at + 1 ? current : fresh(at - 1)
      current = fresh(at)
    }
    return current
  }

  return {
    note: (chatId, outcome) => {
      switch (outcome) {
        case 'transient':
          span().failed.add(chatId)
          return
        case 'sent':
        case 'bad-request':
        case 'forbidden':
        case 'unreachable':
          span().answered.add(chatId)
          return
        // Says nothing: no call may have been made, or it was turned away before it was looked at.
        case 'gone':
        case 'refunded-before':
        case 'retry-after':
        case 'unauthorized':
          return
      }
    },
    othersSucceed: () => {
      const { answered, failed } = span()
      const reached = answered.size + previous.answered.size
      return reached > 0 && reached >= failed.size + previous.failed.size
    },
  }
}
