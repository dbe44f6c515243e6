import { type Session, type Sessions, type Standings, standingOf } from '@anonchat/store'
import type { Profiles } from '../out/profiles.js'
import type { Incoming } from './event.js'

export interface StandingContext {
  readonly sessions: Sessions
  readonly profiles: Profiles
  readonly standings: Standings
}

/**
 * Has the session say what the record says of bans and suspensions, when an event tells that it changed: whoever changed it
 * may have died in between, or another change may have come since.
 * @returns the session that the event is about
 */
export async function takeStanding(
  { sessions, profiles, standings }: StandingContext,
  session: Session,
  { memberId, input }: Incoming,
): Promise<Session> {
  if (input.kind !== 'barred' && input.kind !== 'lifted') return session
  const record = await profiles.fresh(memberId)
  if (record === null) return session
  await standings.set(memberId, standingOf(record))
  return await sessions.read(memberId)
}
