import { type Database, lastReports, lastRooms } from '@anonchat/store'

/** What a card shows of a member's past. */
export const HISTORY = 15

/** The last rooms of a member, and the last reports about and by them. */
export async function historyOf(db: Database, userId: number) {
  const [rooms, reports] = await Promise.all([lastRooms(db, userId, HISTORY), reportsOf(db, userId)])
  return { rooms, reports }
}

/** The last reports about a member, then those by them. */
export async function reportsOf(db: Database, userId: number) {
  const both = await Promise.all([
    lastReports(db, userId, 'received', HISTORY),
    lastReports(db, userId, 'made', HISTORY),
  ])
  return both.flat()
}
