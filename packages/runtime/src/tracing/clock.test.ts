import { expect, it } from 'vitest'
import { createClock } from './clock.js'

it('counts on between the ticks of the wall clock, and follows it when it is set', () => {
  let [wall, steady] = [1_000_000, 50]
  const now = createClock(
    () => wall,
    () => steady,
  )
  steady += 0.25
  expect(now()).toBe(1_000_000.25)
  steady += 1
  wall += 1
  expect(now()).toBe(1_000_001.25)
  wall += 60_000
  expect(now()).toBe(1_060_001)
  steady += 0.5
  expect(now()).toBe(1_060_001.5)
})
