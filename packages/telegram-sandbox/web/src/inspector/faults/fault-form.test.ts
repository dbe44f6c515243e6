import { expect, test } from 'vitest'
import { faultFrom, NEW_FAULT } from './fault-form.js'
import { wordsOf } from './fault-words.js'

test('a fault of everything names neither member, methods, chance nor times', () => {
  expect(faultFrom(NEW_FAULT)).toEqual({ fault: { kind: 'slow', ms: 2000 } })
  expect(faultFrom({ ...NEW_FAULT, kind: 'reset' })).toEqual({ fault: { kind: 'reset' } })
})

test('all that was chosen is in the fault', () => {
  const form = {
    ...NEW_FAULT,
    kind: 'too-many-requests' as const,
    retryAfter: '7',
    memberId: 5,
    methods: ['sendPhoto'],
    percent: '25',
    times: '3',
  }
  expect(faultFrom(form)).toEqual({
    fault: {
      kind: 'too-many-requests',
      retryAfter: 7,
      chatId: 5,
      methods: ['sendPhoto'],
      probability: 0.25,
      times: 3,
    },
  })
})

test.each([
  { ms: '' },
  { ms: '1.5' },
  { ms: '60001' },
  { percent: '0' },
  { percent: '101' },
  { percent: 'x' },
  { times: '0' },
  { times: '-1' },
  { kind: 'too-many-requests' as const, retryAfter: '0' },
])('%o is refused in words', (change) => {
  expect(faultFrom({ ...NEW_FAULT, ...change })).toHaveProperty('wrong')
})

test('a fault that is on says what it does, to what, and how often still', () => {
  expect(wordsOf({ kind: 'slow', ms: 2000 })).toEqual({ title: 'Slow', details: 'by 2,000 ms · all methods' })
  expect(
    wordsOf({ kind: 'blocked', methods: ['sendPhoto', 'sendVoice'], probability: 0.5, times: 1 }),
  ).toEqual({
    title: 'Blocked (403)',
    details: 'sendPhoto, sendVoice · 50 % · once more',
  })
})
