import type { Session } from '@anonchat/store'

/** The rows of the table. `registering:` is left out, and a ban stands before everything else. */
export const STATES = [
  'new',
  'gate',
  'gender',
  'age',
  'city',
  'photo',
  'idle',
  'searching',
  'chatting',
  'refused',
  'banned',
  'edit gender',
  'edit age',
  'edit city',
  'edit photo',
] as const
export type State = (typeof STATES)[number]

const isBanned = (session: Session, now: number): boolean =>
  session.banned === 'forever' || (session.banned !== null && session.banned > now)

/** The state that counts. Somebody who was refused starts anew when the time is over. */
export function stateOf(session: Session, now: number): State {
  if (isBanned(session, now)) return 'banned'
  switch (session.state) {
    case 'registering:gate':
      return 'gate'
    case 'registering:gender':
      return 'gender'
    case 'registering:age':
      return 'age'
    case 'registering:city':
      return 'city'
    case 'registering:photo':
      return 'photo'
    case 'editing:gender':
      return 'edit gender'
    case 'editing:age':
      return 'edit age'
    case 'editing:city':
      return 'edit city'
    case 'editing:photo':
      return 'edit photo'
    case 'refused':
      return session.until > now ? 'refused' : 'new'
    default:
      return session.state
  }
}
