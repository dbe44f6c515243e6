import { describe, expect, it } from 'vitest'
import { windowOf } from './rate.js'

describe('the window of a rate', () => {
  it.each([0.2, 1, 3, 7, 9.9, 10, 25, 30, 300, 1_000])('never lets more than %f a second pass', (rate) => {
    const { max, durationMs } = windowOf(rate)
    const perSecond = (max * 1_000) / durationMs
    expect(perSecond).toBeLessThanOrEqual(rate)
    expect(perSecond).toBeGreaterThan(rate * 0.95)
  })

  it.each([25, 300, 1_000])('is short, so that %f a second leave evenly', (rate) => {
    expect(windowOf(rate).durationMs).toBeLessThanOrEqual(150)
  })
})
