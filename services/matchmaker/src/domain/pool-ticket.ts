import type { MatchRequest } from '@anonchat/contracts'
import type { PoolTicket } from '@anonchat/store'
import { coverAges, namesOfAge } from './bands.js'
import { acceptedBy, kindOf, wantedLetters } from './kind.js'

/**
 * A request as the pool keeps it. Two who fit meet in exactly one cell: a member stands there under every name of their
 * age, from fine to coarse, and the ages that somebody accepts are told by names of which no two hold the same age.
 */
export function toPoolTicket({ ticket, searchId, trace, since, deadline }: MatchRequest): PoolTicket {
  const { memberId, userId, isPremium, age, blocked, recent, wants } = ticket
  const { ageMin, ageMax, sameCity } = wants
  return {
    ...{ memberId, userId, isPremium, searchId, trace, since, deadline, blocked, recent },
    ...{ age, ageMin, ageMax, sameCity },
    kind: kindOf(ticket),
    wanted: wantedLetters(ticket),
    acceptedBy: acceptedBy(ticket),
    isAges: namesOfAge(age),
    wantsAges: coverAges(ageMin, ageMax),
    city: `=${ticket.cityKey}`,
  }
}
