import { describe, expect, it } from 'vitest'
import { ticketOf } from '../../test/requests.js'
import { allowed } from './allowed.js'

const NOW = 1_800_000_000_000
const RECENT_MS = 60_000
type Changes = Parameters<typeof ticketOf>[1]

const may = (a: Changes, b: Changes, waitedMs = 0) => {
  const one = { ticket: ticketOf(1, a), since: NOW - waitedMs }
  const two = { ticket: ticketOf(2, b), since: NOW }
  const answer = allowed(one, two, NOW, RECENT_MS)
  expect(allowed(two, one, NOW, RECENT_MS)).toBe(answer)
  return answer
}

describe('two may be matched', () => {
  it.each<[string, Changes, Changes, number, boolean]>([
    ['who both take anybody', {}, {}, 0, true],
    ['of whom one does not want the other’s gender', { wants: { genders: ['male'] } }, {}, 0, false],
    ['who both want the other’s gender', { wants: { genders: ['male'] } }, { gender: 'male' }, 0, true],
    ['of whom one is a year too old', { age: 31 }, { wants: { ageMax: 30 } }, 0, false],
    ['of whom one is just old enough', { age: 30 }, { wants: { ageMin: 30 } }, 0, true],
    ['of different cities', { cityKey: 'a' }, { cityKey: 'b' }, 0, true],
    [
      'of different cities, where one insists',
      { cityKey: 'a', wants: { sameCity: true } },
      { cityKey: 'b' },
      0,
      false,
    ],
    [
      'of one city, where one insists',
      { cityKey: 'a', wants: { sameCity: true } },
      { cityKey: 'a' },
      0,
      true,
    ],
    ['of whom one blocked the other', { blocked: [2] }, {}, 0, false],
    ['of whom one blocked the other, however long they wait', {}, { blocked: [1] }, 10 * RECENT_MS, false],
    ['who met lately', { recent: [2] }, {}, RECENT_MS - 1, false],
    ['who met lately, after a long wait', {}, { recent: [1] }, RECENT_MS, true],
  ])('%s', (_, a, b, waitedMs, expected) => {
    expect(may(a, b, waitedMs)).toBe(expected)
  })
})
