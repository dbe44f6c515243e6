import { expect, test } from 'vitest'
import { fromSlider, MOST_PEOPLE, orderFrom, toSlider, wordsOf } from './order.js'

test.each(['', 'x', '-1', '1.5', '5001'])('%j people is refused in words', (size) => {
  expect(orderFrom(size, 'calm')).toHaveProperty('wrong')
})

test.each(['0', '1', ' 50 ', '5000'])('%j people is an order', (size) => {
  expect(orderFrom(size, 'busy')).toEqual({ order: { size: Number(size), pace: 'busy' } })
})

test('the slider goes from nobody to the most, never back, in round numbers', () => {
  const sizes = Array.from({ length: 101 }, (_, place) => fromSlider(place))
  expect([sizes[0], sizes[100]]).toEqual([0, MOST_PEOPLE])
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  expect(sizes.filter((size) => size > 500 && size % 50 !== 0)).toEqual([])
})

test('a number of people has a place near the one it came from', () => {
  for (const size of [0, 50, 500, 5_000]) expect(fromSlider(toSlider(size))).toBeCloseTo(size, -2)
})

test('a crowd on its way says so', () => {
  const crowd = { pace: 'calm' as const, registering: 0, idle: 0, searching: 0, talking: 0 }
  expect(wordsOf({ ...crowd, present: 0, size: 0 })).toBe('Nobody is there.')
  expect(wordsOf({ ...crowd, present: 1, size: 2_000 })).toBe('1 person of 2,000 have come.')
  expect(wordsOf({ ...crowd, present: 20, size: 0 })).toBe('20 people, going home.')
  expect(wordsOf({ ...crowd, present: 20, size: 20 })).toBe('20 people.')
})
