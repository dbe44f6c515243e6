import type { Logger } from '@anonchat/runtime'
import { countMessages, type Database, touchActive } from '@anonchat/store'

const FLUSH_MS = 30_000

/**
 * When members were last seen, and how many messages they said to each other, written in bulk now and then: figures for
 * statistics, of which a crash may lose a moment.
 */
export interface Activity {
  seen(memberId: number): void
  /** A member said something to a partner. */
  said(): void
  /** Writes what is left. */
  close(): Promise<void>
}

export function openActivity(db: Database, log: Logger): Activity {
  let members = new Set<number>()
  let messages = 0
  const flush = async (): Promise<void> => {
    const [seen, said, at] = [members, messages, new Date()]
    members = new Set()
    messages = 0
    try {
      await touchActive(db, seen, at)
      await countMessages(db, at, said)
    } catch (error) {
      log.warn({ err: error }, 'when members were last seen was not written')
    }
  }
  const timer = setInterval(() => void flush(), FLUSH_MS)
  return {
    seen: (memberId) => void members.add(memberId),
    said: () => {
      messages += 1
    },
    close: async () => {
      clearInterval(timer)
      await flush()
    },
  }
}
