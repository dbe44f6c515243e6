import type { OutboundAction } from '@anonchat/contracts'
import { describe, expect, it } from 'vitest'
import { toCall } from './to-call.js'

const CHAT = 4343

describe('a copy', () => {
  const copy = { kind: 'copy', fromChatId: 1 } as const
  const markup = { kind: 'inline', rows: [[{ text: 'Site', url: 'https://a.org' }]] } as const
  it.each<[OutboundAction, string, object]>([
    [{ ...copy, messageIds: [5] }, 'copyMessage', { message_id: 5 }],
    [
      {
        ...copy,
        messageIds: [5],
        markup: { kind: 'inline', rows: [[...markup.rows[0]]] },
        allowPaid: true,
        protect: true,
        silent: true,
      },
      'copyMessage',
      {
        message_id: 5,
        reply_markup: { inline_keyboard: [[{ text: 'Site', url: 'https://a.org' }]] },
        allow_paid_broadcast: true,
        protect_content: true,
        disable_notification: true,
      },
    ],
    [{ ...copy, messageIds: [9, 5, 9] }, 'copyMessages', { message_ids: [5, 9] }],
    [{ ...copy, messageIds: [5, 9], allowPaid: true }, 'copyMessages', { message_ids: [5, 9] }],
  ])('%o is %s', (action, method, params) => {
    expect(toCall(action, CHAT, {})).toEqual({
      method,
      params: { chat_id: CHAT, from_chat_id: 1, ...params },
    })
  })
})
