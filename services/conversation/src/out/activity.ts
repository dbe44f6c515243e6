import type { Logger } from '@anonchat/runtime'
import { type Database, touchActive } from '@anonchat/store'

const FLUSH_MS = 30_000

/** When members were last seen, written in bulk now and then: a figure for statistics, of which a crash may lose a moment. */
export interface Activity {
  seen(memberId: number): void
  /** Writes what is left. */
  close(): Promise<void>
}

export function openActivity(db: Database, log: Logger): Activity {
  let members = new Set<number>()
  const flush = async (): Promise<void> => {
    if (members.size === 0) return
    const batch = members
    members = new Set()
    try {
      await touchActive(db, batch, new Date())
    } catch (error) {
      log.warn({ err: error }, 'when members were last seen was not written')
    }
  }
  const timer = setInterval(() => void flush(), FLUSH_MS)
  return {
    seen: (memberId) => void members.add(memberId),
    close: async () => {
      clearInterval(timer)
      await flush()
    },
  }
}
