import { expect, test } from 'vitest'
import type { Call } from '../../../../src/api.js'
import { callEntry, updateEntry } from '../../state/traffic.js'
import { clock, describe as describeEntry, duration } from './describe.js'

const call: Call = {
  id: 1,
  method: 'sendPhoto',
  params: { chat_id: 5, caption: 'A cat' },
  status: 200,
  answer: null,
  at: 0,
  durationMs: 3,
  memberId: 5,
  traceId: null,
}

test('a call says its method, a little of its words and how it went', () => {
  expect(describeEntry(callEntry(call))).toEqual({
    title: 'sendPhoto',
    excerpt: 'A cat',
    outcome: 'ok',
    status: '200',
    durationMs: 3,
  })
  expect(describeEntry(callEntry({ ...call, status: 429 }))).toMatchObject({
    outcome: 'refused',
    status: '429',
  })
  expect(describeEntry(callEntry({ ...call, status: 0 }))).toMatchObject({ outcome: 'cut', status: 'cut' })
})

test('an update says its kind and its words', () => {
  const message = {
    message_id: 1,
    date: 0,
    chat: { id: 5, type: 'private' as const, first_name: 'A' },
    text: 'hi',
  }
  const sent = { update: { update_id: 9, message }, at: 0, memberId: 5, trace: '1-9' }
  expect(describeEntry(updateEntry(sent))).toMatchObject({
    title: 'message',
    excerpt: 'hi',
    outcome: 'update',
  })
})

test('a time has milliseconds, and a duration the digits that matter', () => {
  expect(clock(new Date(2026, 0, 2, 3, 4, 5, 6).getTime())).toBe('03:04:05.006')
  expect([0.44, 9.96, 12.4, 999, 1_234].map(duration)).toEqual([
    '0.4 ms',
    '10.0 ms',
    '12 ms',
    '999 ms',
    '1.23 s',
  ])
})
