import { afterAll, beforeAll, describe, it } from 'vitest'
import {
  type Case,
  expectRefusal,
  inline,
  type RefusalStage,
  refusalStage,
  text,
  to,
} from './refusal-stage.js'

let s: RefusalStage
beforeAll(async () => {
  s = await refusalStage()
})
afterAll(() => s.sandbox.stop())

const cases: Case[] = [
  [
    '65 bytes of callback data',
    'sendMessage',
    (s) => text(s, inline({ text: 'x', callback_data: 'é'.repeat(33) })),
    'BUTTON_DATA_INVALID',
  ],
  [
    'a button without action',
    'sendMessage',
    (s) => text(s, inline({ text: 'x' })),
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'a button without text',
    'sendMessage',
    (s) => text(s, inline({ callback_data: 'x' })),
    'can\'t parse inline keyboard button: Can\'t find field "text"',
  ],
  [
    'a button whose text is a number',
    'sendMessage',
    (s) => text(s, inline({ text: 5, callback_data: 'x' })),
    'can\'t parse inline keyboard button: Field "text" must be of type String',
  ],
  [
    'a button with an empty text',
    'sendMessage',
    (s) => text(s, inline({ text: '', callback_data: 'x' })),
    'inline keyboard button text must be non-empty',
  ],
  [
    'a button with a wrong link',
    'sendMessage',
    (s) => text(s, inline({ text: 'x', url: 'ftp://a.b' })),
    "inline keyboard button URL 'ftp://a.b' is invalid: Unsupported URL protocol",
  ],
  [
    'a button with a host that is none',
    'sendMessage',
    (s) => text(s, inline({ text: 'x', url: 'http://nowhere' })),
    "inline keyboard button URL 'http://nowhere' is invalid: Wrong HTTP URL",
  ],
  [
    'a button with an endless link',
    'sendMessage',
    (s) => text(s, inline({ text: 'x', url: `https://a.b/${'x'.repeat(3000)}` })),
    'BUTTON_URL_INVALID',
  ],
  [
    'a web app without https',
    'sendMessage',
    (s) => text(s, inline({ text: 'x', web_app: { url: 'http://a.b' } })),
    "inline keyboard button Web App URL 'http://a.b' is invalid: Only HTTPS links are allowed",
  ],
  [
    'a pay button outside an invoice',
    'sendMessage',
    (s) => text(s, inline({ text: 'x', pay: true })),
    'BUTTON_TYPE_INVALID',
  ],
  [
    'a key with an empty text',
    'sendMessage',
    (s) => text(s, { reply_markup: { keyboard: [[{ text: '' }]] } }),
    'keyboard button text must be non-empty',
  ],
  [
    '101 buttons',
    'sendMessage',
    (s) =>
      text(s, {
        reply_markup: {
          inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'x', callback_data: 'y' }]),
        },
      }),
    'reply markup is too long',
  ],
  [
    'a markup that is a number',
    'sendMessage',
    (s) => text(s, { reply_markup: 5 }),
    'object expected as reply markup',
  ],
  [
    'a markup that is no JSON',
    'sendMessage',
    (s) => text(s, { reply_markup: '{' }),
    "can't parse reply keyboard markup JSON object",
  ],
  [
    '1,025 characters of caption',
    'sendPhoto',
    (s) => ({ ...to(s), photo: s.photo, caption: 'x'.repeat(1025) }),
    'message caption is too long',
  ],
  ['a missing photo', 'sendPhoto', (s) => to(s), 'there is no photo in the request'],
  ['a missing voice', 'sendVoice', (s) => to(s), 'there is no voice in the request'],
  [
    'a file id of another bot',
    'sendPhoto',
    (s) => ({ ...to(s), photo: `AgACAgIAAxkBAA${'x'.repeat(60)}` }),
    'wrong file identifier/HTTP URL specified',
  ],
  [
    'a file id that is none',
    'sendPhoto',
    (s) => ({ ...to(s), photo: 'abc' }),
    "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
  ],
  [
    'a file id with wrong characters',
    'sendPhoto',
    (s) => ({ ...to(s), photo: 'a b c' }),
    'wrong remote file identifier specified: Wrong character in the string',
  ],
  [
    'a voice as a photo',
    'sendPhoto',
    (s) => ({ ...to(s), photo: s.voice }),
    "can't use file of type VoiceNote as Photo",
  ],
  [
    'an upload that was not sent along',
    'sendPhoto',
    (s) => ({ ...to(s), photo: 'attach://x' }),
    'there is no photo in the request',
  ],
  [
    'an album of one',
    'sendMediaGroup',
    (s) => ({ ...to(s), media: [{ type: 'photo', media: s.photo }] }),
    'sandbox: an album has 2 to 10 items',
  ],
  ['an album of none', 'sendMediaGroup', (s) => ({ ...to(s), media: [] }), 'there are no messages to send'],
  [
    'an album of eleven',
    'sendMediaGroup',
    (s) => ({ ...to(s), media: Array.from({ length: 11 }, () => ({ type: 'photo', media: s.photo })) }),
    'too many messages to send as an album',
  ],
]

describe('a wrong keyboard or file is refused in the words of Telegram', () => {
  it.each(cases)('%s', (_, method, params, description) => expectRefusal(s, method, params(s), description))
})
