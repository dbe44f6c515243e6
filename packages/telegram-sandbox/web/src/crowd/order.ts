import type { CrowdOrder, CrowdState, Pace } from '../../../src/api.js'

export const MOST_PEOPLE = 5_000

/** The order in a form, or what is wrong with it, in words. */
export function orderFrom(size: string, pace: Pace): { order: CrowdOrder } | { wrong: string } {
  const people = Number(size.trim() || Number.NaN)
  if (!Number.isInteger(people) || people < 0 || people > MOST_PEOPLE) {
    return { wrong: `A crowd has 0 to ${MOST_PEOPLE.toLocaleString('en')} people.` }
  }
  return { order: { size: people, pace } }
}

/** Where on the slider so many people are: its beginning is the finer part. */
export const toSlider = (size: number): number => Math.round(100 * Math.cbrt(size / MOST_PEOPLE))

/** A round number of people for a place on the slider. */
export function fromSlider(place: number): number {
  const exact = MOST_PEOPLE * (place / 100) ** 3
  const step = exact < 20 ? 1 : exact < 100 ? 5 : exact < 500 ? 10 : exact < 2_000 ? 50 : 100
  return Math.min(MOST_PEOPLE, Math.round(exact / step) * step)
}

/** How the crowd is doing, in words. */
export function wordsOf({ present, size }: CrowdState): string {
  const people = (count: number): string =>
    count === 1 ? '1 person' : `${count.toLocaleString('en')} people`
  if (present === 0 && size === 0) return 'Nobody is there.'
  if (present < size) return `${people(present)} of ${size.toLocaleString('en')} have come.`
  if (present > size) return `${people(present)}, going home.`
  return `${people(present)}.`
}
