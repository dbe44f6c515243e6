import { type Actor, type Database, lastReports, lastRooms } from '@anonchat/store'
import { isThemselves } from '../../domain/themselves.js'

/** What a card shows of a member's past. */
export const HISTORY = 15

interface Of {
  readonly userId: number
  /** The Telegram id. */
  readonly memberId: number
}

/** The last rooms of a member, and the last reports about and by them. @param actor who looks */
export async function historyOf(db: Database, of: Of, actor: Actor) {
  const [rooms, reports] = await Promise.all([lastRooms(db, of.userId, HISTORY), reportsOf(db, of, actor)])
  return { rooms, reports }
}

/** The last reports about a member, then those by them. @param actor who looks */
export async function reportsOf(db: Database, of: Of, actor: Actor) {
  const both = await Promise.all([
    isThemselves(actor, of) ? [] : lastReports(db, of.userId, 'received', HISTORY),
    lastReports(db, of.userId, 'made', HISTORY),
  ])
  return both.flat()
}
