import { AGE_MAX, AGE_MIN } from '@anonchat/contracts'

interface Band {
  readonly from: number
  readonly to: number
}

/** Bands of ages: five years where most people are, at the round numbers that people choose, wider above. */
export const BANDS: readonly Band[] = [
  { from: AGE_MIN, to: 19 },
  { from: 20, to: 24 },
  { from: 25, to: 29 },
  { from: 30, to: 34 },
  { from: 35, to: 39 },
  { from: 40, to: 44 },
  { from: 45, to: 49 },
  { from: 50, to: 59 },
  { from: 60, to: 69 },
  { from: 70, to: AGE_MAX },
]

/** An edge of a range is told by single ages if there are no more than this, else by its whole band. */
const MAX_SINGLES = 2
/** More names than this, and the edges are told by their whole bands. */
const MAX_NAMES = 8

export const ANY_AGE = '*'
const nameOf = (band: Band): string => `${band.from}-${band.to}`
const sizeOf = ({ from, to }: Band): number => to - from + 1

/** The names of an age from the finest to the coarsest: the age, its band, any. */
export function namesOfAge(age: number): string[] {
  const band = BANDS.find(({ from, to }) => from <= age && age <= to)
  return band === undefined ? [String(age), ANY_AGE] : [String(age), nameOf(band), ANY_AGE]
}

/**
 * Few names that cover a range of ages and no age twice: whole bands, single ages at its edges. Where that would be many
 * names a band may stand for a part of it, so that what it finds has to be checked.
 */
export function coverAges(ageMin: number, ageMax: number): string[] {
  if (ageMin <= AGE_MIN && ageMax >= AGE_MAX) return [ANY_AGE]
  const pieces = BANDS.filter(({ from, to }) => from <= ageMax && ageMin <= to).map((band) => ({
    band,
    wanted: { from: Math.max(band.from, ageMin), to: Math.min(band.to, ageMax) },
  }))
  const names = pieces.flatMap(({ band, wanted }) => {
    const whole = sizeOf(wanted) === sizeOf(band)
    if (whole || sizeOf(wanted) > MAX_SINGLES) return [nameOf(band)]
    return Array.from({ length: sizeOf(wanted) }, (_, index) => String(wanted.from + index))
  })
  return names.length <= MAX_NAMES ? names : pieces.map(({ band }) => nameOf(band))
}
