import type { ContractEntry } from './catalog-entry.js'
import { MatchCancel, MatchRequest } from './match.js'

const trace = '777-100200'
const at = 1_800_000_000_000

/** The messages that have to do with searches. */
export const MATCH_ENTRIES: readonly ContractEntry[] = [
  {
    subject: 'match.request',
    stream: 'MATCH',
    from: ['conversation'],
    to: ['matchmaker'],
    about: 'A member looks for a partner.',
    schema: MatchRequest,
    example: {
      type: 'request',
      trace,
      searchId: trace,
      since: at,
      deadline: at + 300_000,
      ticket: {
        memberId: 4242,
        userId: 1,
        gender: 'female',
        age: 30,
        cityKey: 'tehran',
        isPremium: false,
        wants: { genders: ['male', 'female', 'other'], ageMin: 18, ageMax: 99, sameCity: false },
        blocked: [],
        recent: [4343],
      },
    },
  },
  {
    subject: 'match.cancel',
    stream: 'MATCH',
    from: ['conversation'],
    to: ['matchmaker'],
    about: 'A member stopped looking; the session is idle already.',
    schema: MatchCancel,
    example: { type: 'cancel', trace, searchId: trace, memberId: 4242 },
  },
]
