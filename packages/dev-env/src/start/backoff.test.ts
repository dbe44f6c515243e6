import { expect, it } from 'vitest'
import { Backoff } from './backoff.js'

it('waits twice as long after each crash, and starts anew after a stable minute', () => {
  const backoff = new Backoff()
  expect([0, 0, 0, 0, 0, 0, 0].map((lived) => backoff.delay(lived))).toEqual([
    500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000,
  ])
  expect(backoff.delay(60_000)).toBe(500)
})
