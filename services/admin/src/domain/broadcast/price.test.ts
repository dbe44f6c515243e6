import { describe, expect, it } from 'vitest'
import { costsMore, mostStars, priceOf } from './price.js'

describe('the price of a paid broadcast', () => {
  it.each([
    [0, 0],
    [1, 1],
    [10, 1],
    [11, 2],
    [70, 7],
    [1_000_000, 100_000],
  ])('to %i members is at most %i Stars', (members, stars) => {
    expect(mostStars(members)).toBe(stars)
  })

  it('is nothing where nobody asked for it', () => {
    expect(priceOf({ allowPaid: false, audienceSize: 500 })).toBe('')
    expect(priceOf({ allowPaid: true, audienceSize: 500 })).toBe('50')
  })

  it.each([
    [true, 500, 50, false],
    [true, 501, 50, true],
    [true, 300, 50, false],
    [true, 500, null, true],
    [false, 900, 50, false],
    [false, 900, null, false],
  ])(
    'paid: %s, to %i members, agreed to %s Stars, costs more than that: %s',
    (allowPaid, audienceSize, agreedStars, more) => {
      expect(costsMore({ allowPaid, audienceSize, agreedStars })).toBe(more)
    },
  )
})
