import type { MatchRequest, Ticket, Wants } from '@anonchat/contracts'

const NOW = Date.now()
const DAY = 86_400_000

const person = (
  memberId: number,
  about: Omit<Ticket, 'memberId' | 'userId' | 'isPremium' | 'blocked' | 'recent'>,
) => ({
  memberId,
  userId: memberId,
  isPremium: false,
  blocked: [],
  recent: [],
  ...about,
})

const wants = (genders: Wants['genders'], ageMin = 18, ageMax = 99, sameCity = false): Wants => ({
  genders,
  ageMin,
  ageMax,
  sameCity,
})

const request = (ticket: Ticket, since: number): MatchRequest => {
  const searchId = `777-${ticket.memberId}`
  return { type: 'request', trace: searchId, searchId, since, deadline: since + DAY, ticket }
}

/** So many people at the head of the queue fit the searchers who have blocked them all. */
const BLOCKED = 60
const FIRST_WAITING = 1_000_000
const FIRST_SEARCHER = 900_000_000

/**
 * The people who wait, none of whom fits another one or a searcher, as they gather where some are many: men who look for
 * women (some by age, some in their city), women who look for women that are older than themselves, and people who miss
 * each other closely, in the very cells in which searchers look.
 */
export function waitingPerson(index: number): MatchRequest {
  return request(waitingTicket(index), NOW - DAY / 2 + index)
}

function waitingTicket(index: number): Ticket {
  const id = FIRST_WAITING + index
  const nth = Math.floor(index / 20)
  const age = 18 + (nth % 28)
  const cityKey = `city${nth % 300}`
  if (index < BLOCKED)
    return person(id, { gender: 'other', age: 30, cityKey, wants: wants(['male'], 30, 30) })
  switch (index % 20) {
    case 0:
      // Accept men of 60 to 65, and so stand in the whole band of 60 to 69.
      return person(id, { gender: 'other', age: 45, cityKey, wants: wants(['male'], 60, 65) })
    case 1:
      return person(id, { gender: 'male', age: 66 + (index % 4), cityKey, wants: wants(['other']) })
    case 2:
    case 3:
      return person(id, { gender: 'female', age, cityKey, wants: wants(['female'], age + 1) })
    case 4:
    case 5:
    case 6:
      return person(id, { gender: 'male', age, cityKey, wants: wants(['female'], 18, 99, true) })
    case 7:
    case 8:
    case 9:
      return person(id, {
        gender: 'male',
        age,
        cityKey,
        wants: wants(['female'], Math.max(18, age - 6), age + 3),
      })
    default:
      return person(id, { gender: 'male', age, cityKey, wants: wants(['female']) })
  }
}

/** The members of the front row, whom some searchers have blocked. */
const FRONT_ROW = Array.from({ length: BLOCKED }, (_, index) => FIRST_WAITING + index)

/** A newcomer whom nobody fits, of all kinds: plain, by age, in one city, past many near misses, past many blocked. */
export function newcomer(index: number): MatchRequest {
  return request(newcomerTicket(index), Date.now())
}

function newcomerTicket(index: number): Ticket {
  const id = FIRST_SEARCHER + index
  const nth = Math.floor(index / 10)
  const cityKey = `city${nth % 300}`
  const age = 31 + (nth % 10)
  switch (index % 10) {
    case 0:
      // Fits the age band of many, but not their ages: all that is examined is a near miss.
      return person(id, { gender: 'male', age: 67, cityKey, wants: wants(['female', 'other']) })
    case 1:
      return {
        ...person(id, { gender: 'male', age: 30, cityKey, wants: wants(['other']) }),
        blocked: FRONT_ROW,
      }
    case 2:
      return person(id, { gender: 'female', age: 21, cityKey, wants: wants(['female'], 22) })
    case 3:
      return person(id, { gender: 'male', age, cityKey, wants: wants(['female'], 18, 99, true) })
    case 4:
    case 5:
      return person(id, { gender: 'male', age, cityKey, wants: wants(['female'], age - 8, age + 2) })
    case 6:
      return person(id, { gender: 'male', age, cityKey, wants: wants(['female', 'other'], 18, 40) })
    default:
      return person(id, { gender: 'male', age, cityKey, wants: wants(['female']) })
  }
}
