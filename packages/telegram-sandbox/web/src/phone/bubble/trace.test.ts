import type { TelegramUpdate } from '@gramio/types'
import { expect, test } from 'vitest'
import { type Entry, updateEntry } from '../../state/traffic.js'
import { traceOf } from './trace.js'

function update(
  trace: string,
  memberId: number,
  messageId: number,
  field: 'message' | 'edited_message',
): Entry {
  const message = { message_id: messageId, date: 0, chat: { id: memberId, type: 'private' as const } }
  return updateEntry({ trace, memberId, at: 0, update: { update_id: 1, [field]: message } as TelegramUpdate })
}

const entries = [
  update('a', 5, 1, 'message'),
  update('b', 6, 1, 'message'),
  update('c', 5, 1, 'edited_message'),
]

test('a message is followed by its newest update, of its own chat', () => {
  expect(traceOf(entries, 6, 1)).toBe('b')
  expect(traceOf(entries, 5, 1)).toBe('c')
})

test('a message that is no longer remembered has no way', () => {
  expect(traceOf(entries, 5, 2)).toBeNull()
})
