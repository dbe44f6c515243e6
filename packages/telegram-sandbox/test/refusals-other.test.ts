import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Case, expectRefusal, type RefusalStage, refusalStage, to } from './refusal-stage.js'

let s: RefusalStage
beforeAll(async () => {
  s = await refusalStage()
})
afterAll(() => s.sandbox.stop())

const cases: Case[] = [
  [
    'an edit of nothing',
    'editMessageText',
    (s) => ({ ...to(s), message_id: 999_999, text: 'x' }),
    'message to edit not found',
  ],
  [
    'an edit without an id',
    'editMessageText',
    (s) => ({ ...to(s), text: 'x' }),
    'message identifier is not specified',
  ],
  [
    "an edit of the member's message",
    'editMessageText',
    (s) => ({ ...to(s), message_id: s.memberMessageId, text: 'x' }),
    "message can't be edited",
  ],
  [
    'an edit of a message with a keyboard',
    'editMessageText',
    (s) => ({ ...to(s), message_id: s.keyboardId, text: 'x' }),
    "message can't be edited",
  ],
  [
    'an edit that changes nothing',
    'editMessageText',
    (s) => ({ ...to(s), message_id: s.textId, text: 'as it was' }),
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  ],
  [
    'a new text for a photo',
    'editMessageText',
    (s) => ({ ...to(s), message_id: s.photoId, text: 'x' }),
    'there is no text in the message to edit',
  ],
  [
    'a new caption for a text',
    'editMessageCaption',
    (s) => ({ ...to(s), message_id: s.textId, caption: 'x' }),
    'there is no caption in the message to edit',
  ],
  [
    'a reply keyboard in an edit',
    'editMessageReplyMarkup',
    (s) => ({ ...to(s), message_id: s.textId, reply_markup: { keyboard: [] } }),
    'inline keyboard expected',
  ],
  [
    'a deletion of nothing',
    'deleteMessage',
    (s) => ({ ...to(s), message_id: 999_999 }),
    'message to delete not found',
  ],
  [
    'a copy of nothing',
    'copyMessage',
    (s) => ({ ...to(s), from_chat_id: s.ada.id, message_id: 999_999 }),
    'message to copy not found',
  ],
  [
    'a forward of nothing',
    'forwardMessage',
    (s) => ({ ...to(s), from_chat_id: s.ada.id, message_id: 999_999 }),
    'message to forward not found',
  ],
  [
    'copies in falling order',
    'copyMessages',
    (s) => ({ ...to(s), from_chat_id: s.ada.id, message_ids: [5, 3] }),
    'message identifiers must be in a strictly increasing order',
  ],
  [
    '101 copies',
    'copyMessages',
    (s) => ({ ...to(s), from_chat_id: s.ada.id, message_ids: Array.from({ length: 101 }, (_, i) => i + 1) }),
    'too many message identifiers specified',
  ],
  [
    'a reaction to nothing',
    'setMessageReaction',
    (s) => ({ ...to(s), message_id: 999_999, reaction: [] }),
    'message to react not found',
  ],
  [
    'two reactions',
    'setMessageReaction',
    (s) => ({
      ...to(s),
      message_id: s.textId,
      reaction: [
        { type: 'emoji', emoji: '👍' },
        { type: 'emoji', emoji: '🔥' },
      ],
    }),
    'REACTIONS_TOO_MANY',
  ],
  [
    'an unknown action',
    'sendChatAction',
    (s) => ({ ...to(s), action: 'dance' }),
    'wrong parameter action in request',
  ],
  [
    'an unknown callback',
    'answerCallbackQuery',
    () => ({ callback_query_id: '1' }),
    'query is too old and response timeout expired or query ID is invalid',
  ],
  ['an unknown file', 'getFile', () => ({ file_id: 'x' }), 'invalid file_id'],
  [
    'a command in capitals',
    'setMyCommands',
    () => ({ commands: [{ command: 'Start', description: 'x' }] }),
    'BOT_COMMAND_INVALID',
  ],
  ['a webhook that is no address', 'setWebhook', () => ({ url: 'nowhere' }), 'invalid webhook URL specified'],
  [
    'a secret with a space',
    'setWebhook',
    () => ({ url: 'http://127.0.0.1:1/', secret_token: 'a b' }),
    'secret token contains unallowed characters',
  ],
  [
    'an endless secret',
    'setWebhook',
    () => ({ url: 'http://127.0.0.1:1/', secret_token: 'x'.repeat(257) }),
    'secret token is too long',
  ],
  [
    'two prices in Stars',
    'createInvoiceLink',
    () => ({
      title: 'a',
      description: 'b',
      payload: 'c',
      currency: 'XTR',
      prices: [
        { label: 'x', amount: 1 },
        { label: 'y', amount: 2 },
      ],
    }),
    'STARS_INVOICE_INVALID',
  ],
  [
    'an invoice with a provider',
    'createInvoiceLink',
    () => ({
      title: 'a',
      description: 'b',
      payload: 'c',
      provider_token: 't',
      currency: 'XTR',
      prices: [{ label: 'x', amount: 1 }],
    }),
    'PAYMENT_PROVIDER_INVALID',
  ],
  [
    'a subscription of a week',
    'createInvoiceLink',
    () => ({
      title: 'a',
      description: 'b',
      payload: 'c',
      currency: 'XTR',
      prices: [{ label: 'x', amount: 1 }],
      subscription_period: 604_800,
    }),
    'SUBSCRIPTION_PERIOD_INVALID',
  ],
  [
    'a refund of nothing',
    'refundStarPayment',
    (s) => ({ user_id: s.ada.id, telegram_payment_charge_id: 'x' }),
    'CHARGE_ID_INVALID',
  ],
  [
    'a poll without options',
    'sendPoll',
    (s) => ({ ...to(s), question: 'x', options: [] }),
    'poll must have at least one answer option',
  ],
]

describe('a wrong call is refused in the words of Telegram', () => {
  it.each(cases)('%s', (_, method, params, description) => expectRefusal(s, method, params(s), description))

  it('an unknown method', async () => {
    expect(await s.call('sendLove')).toMatchObject({
      status: 404,
      error_code: 404,
      description: 'Not Found: method not found',
    })
  })

  it('a method of the Bot API that is not played', async () => {
    const answer = await s.call('createForumTopic', { chat_id: 1, name: 'x' })
    expect(answer).toMatchObject({
      status: 501,
      error_code: 501,
      description: 'sandbox: method createForumTopic is not played',
    })
  })

  it('a body that is no JSON', async () => {
    const response = await fetch(`${s.sandbox.url}/bot${s.sandbox.token}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"chat_id":',
    })
    expect(await response.json()).toMatchObject({
      ok: false,
      error_code: 400,
      description: "Bad Request: can't parse JSON object",
    })
  })

  it('a malformed token', async () => {
    const response = await fetch(`${s.sandbox.url}/botnonsense/getMe`)
    expect([response.status, await response.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: 'Unauthorized' },
    ])
  })
})
