import type { Gender, Ticket } from '@anonchat/contracts'
import { ANY_AGE, coverAges } from './bands.js'

const LETTER = { male: 'm', female: 'f', other: 'o' } as const satisfies Record<Gender, string>
const BIT = { male: 1, female: 2, other: 4 } as const satisfies Record<Gender, number>
const ALL_SETS = [1, 2, 3, 4, 5, 6, 7]

const setOf = (genders: readonly Gender[]): number => genders.reduce((set, gender) => set | BIT[gender], 0)

/**
 * Those who wait are told apart by kind first: own gender (a letter), accepted genders (a digit, one bit each),
 * whether they insist on their own city (`!`) or not (`=`), whether they accept some ages (`#`) or all (`*`). There
 * are at most 84 kinds, and in a real pool few that somebody waits under.
 */
export function kindOf({ gender, wants }: Ticket): string {
  const byAge = coverAges(wants.ageMin, wants.ageMax)[0] !== ANY_AGE
  return `${LETTER[gender]}${setOf(wants.genders)}${wants.sameCity ? '!' : '='}${byAge ? '#' : '*'}`
}

/** The letters of the genders that a ticket wants. */
export const wantedLetters = ({ wants }: Ticket): string =>
  wants.genders.map((gender) => LETTER[gender]).join('')

/** The digits of the accepted genders that hold the ticket's own. */
export const acceptedBy = ({ gender }: Ticket): string =>
  ALL_SETS.filter((set) => (set & BIT[gender]) !== 0).join('')
