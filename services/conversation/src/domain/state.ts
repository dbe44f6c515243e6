import type { Session } from '@anonchat/store'
import { barIn } from './bar.js'

/** The rows of the table. `registering:` is left out, and a ban or suspension stands before everything else. */
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
  'suspended',
  'edit gender',
  'edit age',
  'edit city',
  'edit photo',
] as const
export type State = (typeof STATES)[number]

/** The state that counts. Somebody who was refused starts anew when the time is over. */
export function stateOf(session: Session, now: number): State {
  const bar = barIn(session, now)
  if (bar !== null) return bar.kind
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
