import { describe, expect, it } from 'vitest'
import { barOf } from './progress.js'
import { parcelSizes } from './sizes.js'

describe('the work of a broadcast that is on its way', () => {
  it.each([0, 1, 25, 30, 300, 1_000, 5_000])(
    'at %i a second is bounded, and bridges some seconds',
    (perSecond) => {
      const { recipients, parcels } = parcelSizes(perSecond)
      expect(recipients * parcels).toBeLessThanOrEqual(6_000)
      expect(recipients * parcels).toBeGreaterThanOrEqual(Math.min(perSecond, 1_000) * 5)
    },
  )
})

describe('the bar', () => {
  it.each([
    [0, 100, 0],
    [99, 100, 99],
    [100, 100, 100],
    [0, 0, 100],
    [5, 3, 100],
  ])('of %i of %i shows %i percent in twelve cells, and is full only at the end', (done, total, percent) => {
    const shown = barOf(done, total)
    expect(shown.percent).toBe(percent)
    expect([...shown.bar]).toHaveLength(12)
    expect(shown.bar.includes('░')).toBe(percent < 100)
  })
})
