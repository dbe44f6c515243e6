import fc from 'fast-check'
import { expect, test } from 'vitest'
import { waveform } from './waveform.js'

test('a voice note looks the same each time, and unlike another', () => {
  expect(waveform('AgAD1')).toEqual(waveform('AgAD1'))
  expect(waveform('AgAD1')).not.toEqual(waveform('AgAD2'))
})

test('every bar can be seen and none is taller than the whole', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 60 }), (seed, bars) => {
      const heights = waveform(seed, bars)
      expect(heights).toHaveLength(bars)
      expect(Math.min(...heights)).toBeGreaterThan(0)
      expect(Math.max(...heights)).toBeLessThanOrEqual(1)
    }),
  )
})
