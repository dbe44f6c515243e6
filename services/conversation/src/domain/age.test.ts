import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAge, refusedUntil } from './age.js'

describe('an age', () => {
  it.each([
    ['25', 25],
    [' 18 ', 18],
    ['99', 99],
    ['۲۵', 25],
    ['٣٠', 30],
    ['２５', 25],
    ['I am 25 years old', 25],
    ['۳۱ سال', 31],
  ])('is read from %j', (text, age) => {
    expect(readAge(text)).toEqual({ kind: 'age', age })
  })

  it('of one small digit is taken for a slip, which must not lock a grown-up out', () => {
    for (const text of ['1', '2', '4', '۳']) expect(readAge(text)).toEqual({ kind: 'wrong' })
  })

  it.each(['17', '5', '۱۶', 'I am 12'])('below 18 is told apart: %j', (text) => {
    expect(readAge(text).kind).toBe('too-young')
  })

  it.each([
    '',
    'old',
    '0',
    '-25',
    '100',
    '1000',
    '25.5',
    '25,5',
    '20-30',
    '20 or 30',
    '2 5',
    '1e2',
    '0x20',
    `25${' '.repeat(50)}`,
  ])('is not read from %j', (text) => {
    expect(readAge(text)).toEqual({ kind: 'wrong' })
  })

  it('is never below 18 or above 99, whatever is written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.integer().map(String)), (text) => {
        const read = readAge(text)
        if (read.kind === 'age') expect(read.age >= 18 && read.age <= 99).toBe(true)
      }),
    )
  })
})

describe('somebody under age', () => {
  it.each([
    [17, '2027-11-23'],
    [10, '2034-11-23'],
  ])('of %i is refused until they are certainly 18', (age, day) => {
    const until = refusedUntil(age, Date.UTC(2026, 10, 23))
    expect(new Date(until).toISOString().slice(0, 10)).toBe(day)
  })
})
