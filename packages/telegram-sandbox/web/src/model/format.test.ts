import { expect, test } from 'vitest'
import { amount, dayLabel, duration, fileSize } from './format.js'

test.each([
  [0, '0:00'],
  [5.9, '0:05'],
  [65, '1:05'],
  [-1, '0:00'],
])('%d seconds are %s', (seconds, shown) => expect(duration(seconds)).toBe(shown))

test.each([
  [591, '591 B'],
  [3659, '3.6 KB'],
  [1_500_000, '1.4 MB'],
  [40_000_000, '38 MB'],
])('%d bytes are %s', (bytes, shown) => expect(fileSize(bytes)).toBe(shown))

test('Stars are whole, money has two decimals', () => {
  expect(amount('XTR', 50)).toBe('⭐ 50')
  expect(amount('EUR', 1250)).toBe('12.50 EUR')
})

test('days near today have names', () => {
  const midnight = (year: number, month: number, day: number) => new Date(year, month, day).getTime()
  const today = midnight(2026, 2, 1)
  expect(dayLabel(today, today)).toBe('Today')
  expect(dayLabel(midnight(2026, 1, 28), today)).toBe('Yesterday')
  expect(dayLabel(midnight(2026, 0, 5), today)).toBe('January 5')
  expect(dayLabel(midnight(2025, 0, 5), today)).toBe('January 5, 2025')
})
