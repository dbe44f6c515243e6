import type { Content, OutboundAction } from '@anonchat/contracts'
import { describe, expect, it } from 'vitest'
import { toCall } from './to-call.js'

const CHAT = 4343
const send = (content: Content, rest: object = {}): OutboundAction => ({ kind: 'send', content, ...rest })

const SENDS: readonly [Content, string, object][] = [
  [
    { kind: 'text', text: 'hi', entities: [{ type: 'bold', offset: 0, length: 2 }] },
    'sendMessage',
    {
      text: 'hi',
      entities: [{ type: 'bold', offset: 0, length: 2 }],
      link_preview_options: { is_disabled: true },
    },
  ],
  [{ kind: 'text', text: 'hi', linkPreview: true }, 'sendMessage', { text: 'hi' }],
  [
    { kind: 'html', html: '<b>hi</b>' },
    'sendMessage',
    { text: '<b>hi</b>', parse_mode: 'HTML', link_preview_options: { is_disabled: true } },
  ],
  [
    {
      kind: 'photo',
      fileId: 'F',
      caption: 'c',
      entities: [{ type: 'text_link', offset: 0, length: 1, url: 'https://a.org' }],
      spoiler: true,
    },
    'sendPhoto',
    {
      photo: 'F',
      caption: 'c',
      caption_entities: [{ type: 'text_link', offset: 0, length: 1, url: 'https://a.org' }],
      has_spoiler: true,
    },
  ],
  [{ kind: 'video', fileId: 'F' }, 'sendVideo', { video: 'F' }],
  [{ kind: 'animation', fileId: 'F' }, 'sendAnimation', { animation: 'F' }],
  [{ kind: 'voice', fileId: 'F', caption: 'c' }, 'sendVoice', { voice: 'F', caption: 'c' }],
  [{ kind: 'audio', fileId: 'F' }, 'sendAudio', { audio: 'F' }],
  [{ kind: 'document', fileId: 'F' }, 'sendDocument', { document: 'F' }],
  [{ kind: 'video_note', fileId: 'F' }, 'sendVideoNote', { video_note: 'F' }],
  [{ kind: 'sticker', fileId: 'F' }, 'sendSticker', { sticker: 'F' }],
  [
    {
      kind: 'album',
      items: [
        { kind: 'photo', fileId: 'F', caption: 'c', spoiler: true },
        { kind: 'video', fileId: 'G' },
      ],
    },
    'sendMediaGroup',
    {
      media: [
        { type: 'photo', media: 'F', caption: 'c', has_spoiler: true },
        { type: 'video', media: 'G' },
      ],
    },
  ],
  [
    { kind: 'poll', question: 'Q', options: ['a', 'b'], anonymous: false, multiple: true, closed: true },
    'sendPoll',
    {
      question: 'Q',
      options: [{ text: 'a' }, { text: 'b' }],
      is_anonymous: false,
      allows_multiple_answers: true,
      is_closed: true,
      type: 'regular',
    },
  ],
  [
    {
      kind: 'poll',
      question: 'Q',
      options: ['a'],
      anonymous: true,
      multiple: false,
      quiz: { correct: [0], explanation: 'E', entities: [{ type: 'bold', offset: 0, length: 1 }] },
    },
    'sendPoll',
    {
      question: 'Q',
      options: [{ text: 'a' }],
      is_anonymous: true,
      allows_multiple_answers: false,
      type: 'quiz',
      correct_option_ids: [0],
      explanation: 'E',
      explanation_entities: [{ type: 'bold', offset: 0, length: 1 }],
    },
  ],
]

const EDITS: readonly [Content, string, object][] = [
  [
    { kind: 'text', text: 'hi' },
    'editMessageText',
    { text: 'hi', link_preview_options: { is_disabled: true } },
  ],
  [
    { kind: 'photo', fileId: 'F', caption: 'c' },
    'editMessageMedia',
    { media: { type: 'photo', media: 'F', caption: 'c' } },
  ],
  [{ kind: 'document', fileId: 'F' }, 'editMessageMedia', { media: { type: 'document', media: 'F' } }],
  [{ kind: 'voice', fileId: 'F', caption: 'c' }, 'editMessageCaption', { caption: 'c' }],
]

it('a file that was made goes along with its call', () => {
  const base64 = Buffer.from('{}').toString('base64')
  const made = { kind: 'made-file', fileName: 'a.json', base64, caption: 'c' } as const
  expect(toCall(send({ ...made, as: 'document' }), CHAT, {})).toEqual({
    method: 'sendDocument',
    params: { chat_id: CHAT, caption: 'c' },
    upload: { field: 'document', fileName: 'a.json', content: Buffer.from('{}') },
  })
  expect(toCall(send({ ...made, as: 'photo' }), CHAT, {})?.method).toBe('sendPhoto')
})

describe('a send', () => {
  it.each(SENDS)('of %o is %s', (content, method, params) => {
    expect(toCall(send(content), CHAT, {})).toEqual({ method, params: { chat_id: CHAT, ...params } })
  })

  it('carries nothing that is not in the contract, even when the contract was got around', () => {
    const content = {
      kind: 'text',
      text: 'hi',
      forward_origin: 'Ann',
      entities: [{ type: 'bold', offset: 0, length: 1, user: { id: 1 } }],
    } as unknown as Content
    expect(JSON.stringify(toCall(send(content), CHAT, {}))).not.toMatch(/Ann|user/)
  })

  it('answers a message, and goes out plainly when that message is gone', () => {
    const call = toCall(send({ kind: 'sticker', fileId: 'F' }), CHAT, { replyToId: 7 })
    expect(call?.params.reply_parameters).toEqual({ message_id: 7, allow_sending_without_reply: true })
  })

  it('quotes a part of what it answers, and nothing without that', () => {
    const quote = { text: 'hi', entities: [{ type: 'bold', offset: 0, length: 2 }], position: 4 }
    const action = send({ kind: 'sticker', fileId: 'F' }, { quote })
    expect(toCall(action, CHAT, { replyToId: 7 })?.params.reply_parameters).toEqual({
      message_id: 7,
      allow_sending_without_reply: true,
      quote: 'hi',
      quote_entities: [{ type: 'bold', offset: 0, length: 2 }],
      quote_position: 4,
    })
    expect(toCall(action, CHAT, {})?.params).toEqual({ chat_id: CHAT, sticker: 'F' })
  })

  it('may be protected, silent, and carry buttons of every kind', () => {
    const markup = {
      kind: 'inline',
      rows: [
        [
          { text: 'a', data: 'd' },
          { text: 'b', url: 'https://b.org' },
          { text: 'c', webApp: 'https://c.org' },
        ],
      ],
    }
    const call = toCall(
      send({ kind: 'sticker', fileId: 'F' }, { protect: true, silent: true, markup }),
      CHAT,
      {},
    )
    expect(call?.params).toEqual({
      chat_id: CHAT,
      sticker: 'F',
      protect_content: true,
      disable_notification: true,
      reply_markup: {
        inline_keyboard: [
          [
            { text: 'a', callback_data: 'd' },
            { text: 'b', url: 'https://b.org' },
            { text: 'c', web_app: { url: 'https://c.org' } },
          ],
        ],
      },
    })
  })

  it('may set or remove the keyboard', () => {
    const keyboard = { kind: 'keyboard', rows: [['Next', 'Stop']], placeholder: 'Say hello' }
    expect(
      toCall(send({ kind: 'sticker', fileId: 'F' }, { markup: keyboard }), CHAT, {})?.params.reply_markup,
    ).toEqual({
      keyboard: [[{ text: 'Next' }, { text: 'Stop' }]],
      resize_keyboard: true,
      is_persistent: true,
      input_field_placeholder: 'Say hello',
    })
    const removed = toCall(
      send({ kind: 'sticker', fileId: 'F' }, { markup: { kind: 'remove-keyboard' } }),
      CHAT,
      {},
    )
    expect(removed?.params.reply_markup).toEqual({ remove_keyboard: true })
  })
})

describe('what is about a message that was sent before', () => {
  const target = { by: 'slot', slot: 's' } as const
  const about = { chat_id: CHAT, message_id: 9 }

  it.each(EDITS)('is edited into %o by %s', (content, method, params) => {
    expect(toCall({ kind: 'edit', target, content }, CHAT, { targetId: 9 })).toEqual({
      method,
      params: { ...about, ...params },
    })
  })

  it.each<[OutboundAction, string, object]>([
    [{ kind: 'edit-markup', target }, 'editMessageReplyMarkup', {}],
    [{ kind: 'delete', target }, 'deleteMessage', {}],
    [
      { kind: 'react', target, emoji: '👍' },
      'setMessageReaction',
      { reaction: [{ type: 'emoji', emoji: '👍' }] },
    ],
    [{ kind: 'react', target, emoji: null }, 'setMessageReaction', { reaction: [] }],
  ])('%o is %s', (action, method, params) => {
    expect(toCall(action, CHAT, { targetId: 9 })).toEqual({ method, params: { ...about, ...params } })
  })

  it('is no call when the message is unknown or of a kind that cannot be edited', () => {
    expect(toCall({ kind: 'delete', target }, CHAT, {})).toBeUndefined()
    const sticker = { kind: 'edit', target, content: { kind: 'sticker', fileId: 'F' } } as const
    expect(toCall(sticker, CHAT, { targetId: 9 })).toBeUndefined()
  })
})
