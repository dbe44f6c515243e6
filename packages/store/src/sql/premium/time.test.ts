import { describe, expect, it } from 'vitest'
import { DAY_MS, nextDue, periodAfter, unusedOf } from './time.js'

const at = new Date('2026-06-10T12:00:00Z')
const after = (days: number) => new Date(at.getTime() + days * DAY_MS)

describe('days of premium', () => {
  it.each([
    [null, 0, 7],
    [after(-1), 0, 7],
    [after(5), 5, 12],
  ])('that are added to what lasts until %s begin when that ends', (until, start, end) => {
    expect(periodAfter(until, at, 7)).toEqual({ start: after(start), end: after(end) })
  })

  it.each([
    [-10, -3, 0],
    [-3, 4, 4],
    [2, 9, 7],
  ])('from %d to %d have %d left', (start, end, left) => {
    expect(unusedOf({ start: after(start), end: after(end) }, at)).toBe(left * DAY_MS)
  })
})

describe('the end of premium', () => {
  it.each([
    [10, 7],
    [3, 2],
    [1, 1],
    [0.5, 0.5],
  ])('in %d days is next spoken of in %d', (until, due) => {
    expect(nextDue(after(until), false, at)).toEqual(after(due))
  })

  it('is spoken of no more when it is past', () => {
    expect(nextDue(at, false, at)).toBeNull()
    expect(nextDue(null, false, at)).toBeNull()
  })

  it('of a subscription that renews itself is spoken of only when the renewal did not come', () => {
    expect(nextDue(after(10), true, at)).toEqual(new Date(after(10).getTime() + 3_600_000))
  })
})
