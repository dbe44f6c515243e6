import type { Publisher } from '@anonchat/bus'
import { type Database, duePremium, settleDue } from '@anonchat/store'

const AT_ONCE = 100
const ROUNDS = 20

/**
 * Has members told that their premium ends soon or has ended. Every replica may do it at any time: the event has its key
 * from the moment it was due, so that its mailbox takes it once, and only after that the member is due later or no more.
 * @param now milliseconds since 1970
 */
export async function announceEnds(db: Database, bus: Publisher, now: number): Promise<void> {
  const at = new Date(now)
  for (let round = 0; round < ROUNDS; round++) {
    const due = await duePremium(db, at, AT_ONCE)
    for (const one of due) {
      const [until, dueAt] = [one.until.getTime(), one.dueAt.getTime()]
      const change = until > now ? 'expiring' : 'expired'
      const key = `premium-${change}-${one.userId}-${until}-${dueAt}`
      const { memberId } = one
      await bus.memberEvent({ type: 'premium', memberId, trace: key, change, until, dueAt }, key)
      await settleDue(db, one, at)
    }
    if (due.length < AT_ONCE) return
  }
}
