import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cityKey, readCity } from './city.js'

describe('a city', () => {
  it.each([
    ['Berlin', 'Berlin'],
    ['  new   york \n', 'new york'],
    ['Saint-Étienne', 'Saint-Étienne'],
    ["L'Aquila", "L'Aquila"],
    ['St. Gallen', 'St. Gallen'],
    ['تهران', 'تهران'],
    ['خرم\u200cآباد', 'خرم\u200cآباد'],
    ['東京', '東京'],
    ['Zu\u0308rich', 'Zürich'],
    ['दिल्ली', 'दिल्ली'],
    ['Aü', 'Aü'],
  ])('is read from %j', (text, city) => {
    expect(readCity(text)?.city).toBe(city)
  })

  it.each([
    '',
    ' ',
    'X',
    '12345',
    'Berlin 1',
    '😀😀',
    '<b>Rome</b>',
    'a/b',
    '@durov',
    't.me/x',
    '..',
    '-',
    'x'.repeat(65),
  ])('is not read from %j', (text) => {
    expect(readCity(text)).toBeNull()
  })

  it.each([
    ['New York', 'new-york'],
    ['Zürich', 'ZURICH'],
    ['Saint-Étienne', 'saint etienne'],
    ['تهران', 'تِهران'],
    ['كرج', 'کرج'],
    ['آبادان', 'ابادان'],
    ['بندر عباس', 'بندرعباس'],
    ['İstanbul', 'istanbul'],
    ['Łódź', 'lodz'],
    ['Орёл', 'орел'],
    ['Straßburg', 'strassburg'],
  ])('written %j is the same as %j', (one, other) => {
    expect(cityKey(one)).toBe(cityKey(other))
  })

  it('that is shown can be read again, and its key holds 1 to 64 letters and digits', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcXYZéßøن ی کآ東京.-’\u200c\u0308'),
      maxLength: 70,
    })
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'grapheme' })), (text) => {
        const read = readCity(text)
        if (read === null) return
        expect(readCity(read.city)).toEqual(read)
        expect(read.cityKey).toMatch(/^[\p{L}\p{M}\p{N}]{1,64}$/u)
        expect(read.cityKey.length).toBeLessThanOrEqual(64)
      }),
    )
  })
})
