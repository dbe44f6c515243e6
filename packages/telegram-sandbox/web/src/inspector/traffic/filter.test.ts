import { expect, test } from 'vitest'
import type { Call } from '../../../../src/api.js'
import { callEntry, type Entry, updateEntry } from '../../state/traffic.js'
import { type Filter, matches } from './filter.js'

const all: Filter = { kind: 'all', memberId: null, text: '', background: false }
const call = (change: Partial<Call>): Entry =>
  callEntry({
    id: 1,
    method: 'sendMessage',
    params: { chat_id: 5, text: 'Hello There' },
    status: 200,
    answer: { ok: true },
    at: 0,
    durationMs: 1,
    memberId: 5,
    traceId: null,
    ...change,
  })
const update = updateEntry({
  update: {
    update_id: 7,
    message: { message_id: 1, date: 0, chat: { id: 6, type: 'private', first_name: 'B' }, text: 'hi' },
  },
  at: 0,
  memberId: 6,
  trace: '1-7',
})

test('typing and polling are shown only on request, or when they fail', () => {
  const typing = { method: 'sendChatAction' }
  expect(matches(call(typing), all)).toBe(false)
  expect(matches(call(typing), { ...all, background: true })).toBe(true)
  expect(matches(call({ ...typing, status: 429 }), all)).toBe(true)
  expect(matches(call({ method: 'getUpdates' }), all)).toBe(false)
})

test('only errors: refused and cut calls', () => {
  const errors: Filter = { ...all, kind: 'errors' }
  expect(matches(call({}), errors)).toBe(false)
  expect(matches(call({ status: 403 }), errors)).toBe(true)
  expect(matches(call({ status: 0 }), errors)).toBe(true)
  expect(matches(update, errors)).toBe(false)
})

test('calls and updates apart, and one member alone', () => {
  expect(matches(update, { ...all, kind: 'calls' })).toBe(false)
  expect(matches(update, { ...all, kind: 'updates' })).toBe(true)
  expect(matches(call({}), { ...all, kind: 'updates' })).toBe(false)
  expect(matches(call({}), { ...all, memberId: 6 })).toBe(false)
  expect(matches(update, { ...all, memberId: 6 })).toBe(true)
})

test('text is found in method, parameters, answer, update and trace, whatever its case', () => {
  expect(matches(call({}), { ...all, text: 'hello there' })).toBe(true)
  expect(matches(call({}), { ...all, text: 'SENDmessage' })).toBe(true)
  expect(matches(call({ answer: { description: 'Too Many' } }), { ...all, text: 'too many' })).toBe(true)
  expect(matches(update, { ...all, text: '1-7' })).toBe(true)
  expect(matches(update, { ...all, text: 'absent' })).toBe(false)
})
