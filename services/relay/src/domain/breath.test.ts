import fc from 'fast-check'
import { expect, it } from 'vitest'
import { breathAfter } from './breath.js'

it('bulk rests as long as the budget is empty, and always a little', () => {
  expect(breathAfter(0, 0)).toBe(10)
  expect(breathAfter(250, 0)).toBe(250)
})

it('who is late rests longer, the later the longer, and not for ever', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(10_000), fc.nat(10_000), (waitMs, late, more) => {
      const [sooner, later] = [breathAfter(waitMs, late), breathAfter(waitMs, late + more)]
      expect(later).toBeGreaterThanOrEqual(sooner)
      expect(later).toBeLessThanOrEqual(Math.max(10, waitMs) + 1_000)
    }),
  )
  expect(breathAfter(0, 50)).toBe(210)
})
