import { type Actor, type Database, lastReports, lastRooms } from '@anonchat/store'

/** What a card shows of a member's past. */
export const HISTORY = 15

interface Of {
  readonly userId: number
  /** The Telegram id. */
  readonly memberId: number
}

/** Whether somebody would look at what others say of them: who reported an admin is not for that admin to know. */
export const isThemselves = (actor: Actor, { memberId }: Pick<Of, 'memberId'>): boolean =>
  actor.kind === 'telegram' && actor.adminId === memberId

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
