import { AGE_MAX, AGE_MIN } from '@anonchat/contracts'
import { describe, expect, it } from 'vitest'
import { BANDS, coverAges, namesOfAge } from './bands.js'

const AGES = Array.from({ length: AGE_MAX - AGE_MIN + 1 }, (_, index) => AGE_MIN + index)

/** The ages that one of the names holds, each as often as names hold it. */
const heldBy = (names: readonly string[]): number[] =>
  names.flatMap((name) => AGES.filter((age) => namesOfAge(age).includes(name)))

describe('the bands', () => {
  it('hold every age once', () => {
    const held = BANDS.flatMap(({ from, to }) => AGES.filter((age) => from <= age && age <= to))
    expect(held).toEqual(AGES)
  })
})

describe('a cover of a range', () => {
  it('holds all of the range and no age twice, in at most ten names, whatever the range', () => {
    const faults: string[] = []
    for (const min of AGES) {
      for (const max of AGES.filter((age) => age >= min)) {
        const names = coverAges(min, max)
        const held = heldBy(names)
        const missing = AGES.filter((age) => min <= age && age <= max && !held.includes(age))
        const doubled = held.length - new Set(held).size
        const tooMany = names.length > BANDS.length
        if (missing.length > 0 || doubled > 0 || tooMany) faults.push(`${min}-${max}: ${names.join(' ')}`)
      }
    }
    expect(faults).toEqual([])
  })

  it.each([
    [18, 99, ['*']],
    [20, 30, ['20-24', '25-29', '30']],
    [18, 25, ['18-19', '20-24', '25']],
    [30, 99, ['30-34', '35-39', '40-44', '45-49', '50-59', '60-69', '70-99']],
    [27, 27, ['27']],
  ])('of %i to %i is exact', (min, max, names) => {
    expect(coverAges(min, max)).toEqual(names)
    expect(heldBy(names)).toEqual(AGES.filter((age) => min <= age && age <= max))
  })

  it('takes a whole band for more than two ages of it', () => {
    expect(coverAges(22, 26)).toEqual(['20-24', '25', '26'])
    expect(coverAges(60, 65)).toEqual(['60-69'])
  })
})
