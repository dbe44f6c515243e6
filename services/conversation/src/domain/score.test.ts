import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { score, starsOf } from './score.js'

const count = fc.integer({ min: 0, max: 100_000 })

describe('the score', () => {
  it('is a share, rises with good ratings and falls with bad ones', () => {
    fc.assert(
      fc.property(count, count, (good, bad) => {
        const now = score({ good, bad })
        expect(now).toBeGreaterThan(0)
        expect(now).toBeLessThan(1)
        expect(score({ good: good + 1, bad })).toBeGreaterThan(now)
        expect(score({ good, bad: bad + 1 })).toBeLessThan(now)
      }),
    )
  })

  it('comes to the share of good ratings in the long run, and one rating hardly moves it', () => {
    expect(score({ good: 9_000, bad: 1_000 })).toBeCloseTo(0.9, 2)
    expect(Math.abs(score({ good: 0, bad: 1 }) - score({ good: 0, bad: 0 }))).toBeLessThan(0.1)
  })
})

describe('the stars', () => {
  it('are not shown for fewer than five ratings', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), (good, bad) => {
        expect(starsOf({ good, bad }) === null).toBe(good + bad < 5)
      }),
    )
  })

  it('are 1 to 5, and never fewer for a better score', () => {
    fc.assert(
      fc.property(count, count, count, count, (g, b, otherG, otherB) => {
        const [one, other] = [
          { good: g + 5, bad: b },
          { good: otherG + 5, bad: otherB },
        ]
        const [stars, others] = [starsOf(one) ?? 0, starsOf(other) ?? 0]
        expect([1, 2, 3, 4, 5]).toContain(stars)
        if (score(one) > score(other)) expect(stars).toBeGreaterThanOrEqual(others)
      }),
    )
    expect(starsOf({ good: 1_000, bad: 0 })).toBe(5)
    expect(starsOf({ good: 0, bad: 1_000 })).toBe(1)
  })
})
