import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mosaic } from './mosaic.js'

const anyRatios = fc.array(fc.double({ min: 0.05, max: 20, noNaN: true }), { minLength: 1, maxLength: 10 })

test('every picture of an album has a tile inside of the mosaic', () => {
  fc.assert(
    fc.property(anyRatios, (ratios) => {
      const { tiles, ratio } = mosaic(ratios)
      expect(tiles).toHaveLength(ratios.length)
      expect(ratio).toBeGreaterThan(0)
      for (const { left, top, width, height } of tiles) {
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
        expect(Math.min(width, height)).toBeGreaterThan(0)
        expect(Math.max(left + width, top + height)).toBeLessThan(1.000_001)
      }
    }),
  )
})

test('tiles cover the whole mosaic', () => {
  fc.assert(
    fc.property(anyRatios, (ratios) => {
      const area = mosaic(ratios).tiles.reduce((sum, { width, height }) => sum + width * height, 0)
      expect(area).toBeCloseTo(1, 6)
    }),
  )
})

test.each([
  { count: 2, rows: 2 },
  { count: 3, rows: 2 },
  { count: 4, rows: 2 },
  { count: 10, rows: 4 },
])('$count landscape pictures make $rows rows', ({ count, rows }) => {
  const tops = mosaic(Array.from({ length: count }, () => 4 / 3)).tiles.map(({ top }) => top)
  expect(new Set(tops).size).toBe(rows)
})
