import { ANYBODY, type MatchRequest, type Ticket, type Wants } from '@anonchat/contracts'

/** A ticket of an unremarkable member who would accept anybody, with what a test changes. */
export const ticketOf = (
  memberId: number,
  changes: Partial<Omit<Ticket, 'wants'>> & { wants?: Partial<Wants> } = {},
): Ticket => ({
  memberId,
  userId: memberId,
  gender: 'female',
  age: 30,
  cityKey: 'tehran',
  isPremium: false,
  blocked: [],
  recent: [],
  ...changes,
  wants: { ...ANYBODY, ...changes.wants },
})

/** A request of a search that began at `since` and lasts five minutes. */
export const requestOf = (
  ticket: Ticket,
  since: number,
  searchId = `777-${ticket.memberId}`,
): MatchRequest => ({
  type: 'request',
  trace: searchId,
  searchId,
  since,
  deadline: since + 300_000,
  ticket,
})
