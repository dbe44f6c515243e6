import { expect, it } from 'vitest'
import { Meter } from './meter.js'

it('counts a room once when both sides saw it, in the second of the later one', () => {
  const meter = new Meter()
  meter.roomSeen()
  expect(meter.endSecond(1000, 0).matchesPerSecond).toBe(0)
  meter.roomSeen()
  meter.roomSeen()
  meter.roomSeen()
  expect(meter.endSecond(2000, 0).matchesPerSecond).toBe(2)
  expect(meter.endSecond(3000, 0).matchesPerSecond).toBe(0)
})

it('says in how many milliseconds 99 of 100 messages arrived, and nothing when none did', () => {
  const meter = new Meter()
  for (let ms = 1; ms <= 200; ms += 1) meter.arrived(ms)
  meter.arrived()
  expect(meter.endSecond(1000, 7)).toEqual({
    at: 1000,
    matchesPerSecond: 0,
    messagesPerSecond: 201,
    queueDepth: 7,
    p99Ms: 198,
  })
  expect(meter.endSecond(2000, 0)).toMatchObject({ messagesPerSecond: 0, p99Ms: null })
})

it('keeps five minutes', () => {
  const meter = new Meter()
  for (let second = 1; second <= 400; second += 1) meter.endSecond(second * 1000, 0)
  expect(meter.figures.map(({ at }) => at)).toEqual(Array.from({ length: 300 }, (_, i) => (i + 101) * 1000))
})
