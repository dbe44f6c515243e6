import fc from 'fast-check'
import { expect, test } from 'vitest'
import { place } from './place.js'

const window = { width: 800, height: 600 }

test('opens below its button, or above it at the foot of the page', () => {
  const size = { width: 200, height: 150 }
  expect(place({ left: 10, right: 46, top: 20, bottom: 56 }, size, window)).toEqual({ left: 10, top: 62 })
  expect(place({ left: 700, right: 736, top: 550, bottom: 586 }, size, window)).toEqual({
    left: 536,
    top: 394,
  })
})

test('is always in sight', () => {
  const length = fc.integer({ min: 0, max: 500 })
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 0, max: 600 }),
      length,
      length,
      (x, y, w, h) => {
        const size = { width: w, height: h }
        const { left, top } = place({ left: x, right: x, top: y, bottom: y }, size, window)
        expect(left >= 8 && left + w <= 792).toBe(true)
        expect(top >= 8 && top + h <= 592).toBe(true)
      },
    ),
  )
})
