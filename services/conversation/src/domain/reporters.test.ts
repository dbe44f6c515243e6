import type { Link, Reporter } from '@anonchat/store'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { credit, isReportedByMany, totalWeight, weightOf } from './reporters.js'

const NOW = 1_800_000_000_000
const YEAR_AGO = new Date(NOW - 365 * 86_400_000)
const reporter = (userId: number, more: Partial<Reporter> = {}): Reporter => ({
  userId,
  registeredAt: YEAR_AGO,
  upheld: 0,
  dismissed: 0,
  category: 'spam',
  severity: 1,
  ...more,
})
const count = fc.nat({ max: 1_000 })
const anybody = fc.record({
  registeredAt: fc.option(fc.date({ min: YEAR_AGO, max: new Date(NOW), noInvalidDate: true })),
  upheld: count,
  dismissed: count,
})
const crowd = fc.array(anybody, { maxLength: 12 }).map((all) => all.map((one, id) => reporter(id, one)))
const links = fc.array(fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 15 })))

describe('what a report weighs', () => {
  it('is more than nothing and at most one, less with every dismissed report, not less with an upheld one', () => {
    fc.assert(
      fc.property(anybody, (one) => {
        const weight = weightOf(one, NOW)
        expect(weight).toBeGreaterThan(0)
        expect(weight).toBeLessThanOrEqual(1)
        expect(weightOf({ ...one, dismissed: one.dismissed + 1 }, NOW)).toBeLessThan(weight)
        expect(weightOf({ ...one, upheld: one.upheld + 1 }, NOW)).toBeGreaterThanOrEqual(weight)
      }),
    )
  })

  it('is one for a member of whom nothing is known but that they are not new, and half for a new one', () => {
    expect(weightOf(reporter(1), NOW)).toBe(1)
    expect(weightOf(reporter(1, { registeredAt: new Date(NOW - 3_600_000) }), NOW)).toBe(0.5)
    expect(weightOf(reporter(1, { registeredAt: null }), NOW)).toBe(0.5)
  })

  it('falls to a quarter for somebody all of whose nine reports were dismissed', () => {
    expect(credit({ upheld: 0, dismissed: 9 })).toBe(0.25)
  })
})

describe('what many reports weigh', () => {
  it('is at most one for each reporter, more with every one who comes, and never more for knowing each other', () => {
    fc.assert(
      fc.property(crowd, links, anybody, (all, known, one) => {
        const total = totalWeight(all, known, NOW)
        expect(total).toBeLessThanOrEqual(all.length + 1e-9)
        expect(totalWeight([...all, reporter(99, one)], known, NOW)).toBeGreaterThan(total)
        expect(totalWeight(all, [...known, [0, 1]], NOW)).toBeLessThanOrEqual(total + 1e-9)
        expect(totalWeight(all.toReversed(), known.toReversed(), NOW)).toBeCloseTo(total, 9)
      }),
    )
  })

  it('suspends by five who are independent, and not by five of one circle', () => {
    const five = [1, 2, 3, 4, 5].map((id) => reporter(id))
    const circle: Link[] = [
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5],
    ]
    expect(isReportedByMany(five, [], 5, NOW)).toBe(true)
    expect(isReportedByMany(five.slice(1), [], 5, NOW)).toBe(false)
    expect(isReportedByMany(five, circle, 5, NOW)).toBe(false)
    expect(isReportedByMany(five, [], 0, NOW)).toBe(false)
  })
})
