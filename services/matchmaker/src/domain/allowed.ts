import type { Ticket } from '@anonchat/contracts'

/** A ticket with the time since when it waits, in milliseconds. */
export interface Waiting {
  readonly ticket: Ticket
  readonly since: number
}

const accepts = ({ wants }: Ticket, other: Ticket): boolean =>
  wants.genders.includes(other.gender) && wants.ageMin <= other.age && other.age <= wants.ageMax

const namesEither = (list: 'blocked' | 'recent', a: Ticket, b: Ticket): boolean =>
  a[list].includes(b.memberId) || b[list].includes(a.memberId)

/**
 * Whether two may be matched: the rule in its simplest words, which the index of the pool must agree with.
 * @param now milliseconds since 1970
 * @param recentPartnerMs after this wait of one of the two, recent partners may meet again
 */
export function allowed(a: Waiting, b: Waiting, now: number, recentPartnerMs: number): boolean {
  if (a.ticket.memberId === b.ticket.memberId) return false
  if (!accepts(a.ticket, b.ticket) || !accepts(b.ticket, a.ticket)) return false
  const insistsOnCity = a.ticket.wants.sameCity || b.ticket.wants.sameCity
  if (insistsOnCity && a.ticket.cityKey !== b.ticket.cityKey) return false
  if (namesEither('blocked', a.ticket, b.ticket)) return false
  const longestWait = now - Math.min(a.since, b.since)
  return longestWait >= recentPartnerMs || !namesEither('recent', a.ticket, b.ticket)
}
