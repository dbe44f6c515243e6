import { describe, expect, it } from 'vitest'
import { offeredTime, readTime } from './when.js'

const now = Date.UTC(2026, 10, 29, 12, 30)

describe('a time that an admin types', () => {
  it.each<[string, number]>([
    ['2026-12-24 18:00', Date.UTC(2026, 11, 24, 18)],
    ['2026-12-24T8:05', Date.UTC(2026, 11, 24, 8, 5)],
    [' 18:00 ', Date.UTC(2026, 10, 29, 18)],
    ['۱۸:۰۰', Date.UTC(2026, 10, 29, 18)],
    ['12:30', Date.UTC(2026, 10, 30, 12, 30)],
    ['0:05', Date.UTC(2026, 10, 30, 0, 5)],
  ])('%j is the next such time in UTC', (text, at) => {
    expect(readTime(text, now)).toBe(at)
  })

  it.each([
    '',
    'tomorrow',
    '2026-11-29 12:30',
    '2025-01-01 10:00',
    '2027-02-30 10:00',
    '24:00',
    '12:60',
    '2030-01-01 10:00',
  ])('%j is none', (text) => {
    expect(readTime(text, now)).toBeUndefined()
  })

  it('is offered by buttons too', () => {
    expect(offeredTime('1h', now)).toBe(now + 3_600_000)
    expect(offeredTime('evening', now)).toBe(Date.UTC(2026, 10, 29, 18))
    expect(offeredTime('morning', now)).toBe(Date.UTC(2026, 10, 30, 9))
    expect(offeredTime('junk', now)).toBeUndefined()
  })
})
