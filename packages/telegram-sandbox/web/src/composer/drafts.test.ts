import { describe, expect, test } from 'vitest'
import type { SeenMessage } from '../../../src/api.js'
import { charactersLeft, isEditable, lastEditable, MAX_TEXT, restored, summary } from './drafts.js'

const seen = (messageId: number, fields: Partial<SeenMessage> = {}): SeenMessage => ({
  messageId,
  from: 'member',
  kind: 'text',
  hasSpoiler: false,
  edited: false,
  deleted: false,
  reactions: { bot: [], member: [] },
  date: 1,
  message: { message_id: messageId, date: 1, chat: { id: 1, type: 'private' } } as SeenMessage['message'],
  ...fields,
})

describe('the limit', () => {
  test('is mentioned only near the end', () => {
    expect(charactersLeft('hello', MAX_TEXT)).toBeNull()
    expect(charactersLeft('a'.repeat(MAX_TEXT - 200), MAX_TEXT)).toBe(200)
    expect(charactersLeft('a'.repeat(MAX_TEXT + 3), MAX_TEXT)).toBe(-3)
  })

  test('counts as Telegram does: UTF-16 units, without the spaces around', () => {
    expect(charactersLeft('😀😀', 4)).toBe(0)
    expect(charactersLeft('  ab\n', 4)).toBe(2)
  })
})

describe('editing', () => {
  test('takes own texts and captions only', () => {
    expect(isEditable(seen(1, { text: 'a' }))).toBe(true)
    expect(isEditable(seen(1, { kind: 'photo', text: 'a caption' }))).toBe(true)
    expect(isEditable(seen(1, { kind: 'photo' }))).toBe(false)
    expect(isEditable(seen(1, { from: 'bot', text: 'a' }))).toBe(false)
    expect(isEditable(seen(1, { deleted: true, text: 'a' }))).toBe(false)
  })

  test('begins with the newest that can be edited', () => {
    const messages = [seen(1, { text: 'a' }), seen(2, { text: 'b' }), seen(3, { kind: 'sticker' })]
    expect(lastEditable(messages)?.messageId).toBe(2)
    expect(lastEditable([])).toBeUndefined()
  })
})

test('a text that failed to go out is there again, before what was written since', () => {
  expect(restored('lost', '')).toBe('lost')
  expect(restored('lost', 'newer')).toBe('lost\nnewer')
})

test('a message in one line is its text, its name, or what it is', () => {
  expect(summary(seen(1, { text: 'hello' }))).toBe('hello')
  expect(summary(seen(1, { kind: 'voice' }))).toBe('Voice message')
  expect(summary(seen(1, { kind: 'something_new' }))).toBe('Message')
})
