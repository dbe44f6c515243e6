import { afterAll, beforeAll, describe, it } from 'vitest'
import { type Case, expectRefusal, type RefusalStage, refusalStage, text, to } from './refusal-stage.js'

let s: RefusalStage
beforeAll(async () => {
  s = await refusalStage()
})
afterAll(() => s.sandbox.stop())

const cases: Case[] = [
  ['a missing chat', 'sendMessage', () => ({ text: 'hi' }), 'chat_id is empty'],
  ['an unknown chat', 'sendMessage', () => ({ chat_id: 42, text: 'hi' }), 'chat not found'],
  ['an unknown channel name', 'sendMessage', () => ({ chat_id: '@nowhere', text: 'hi' }), 'chat not found'],
  ['a missing text', 'sendMessage', (s) => to(s), 'message text is empty'],
  ['an empty text', 'sendMessage', (s) => text(s, { text: '' }), 'message text is empty'],
  ['a text of white space', 'sendMessage', (s) => text(s, { text: ' \n ' }), 'text must be non-empty'],
  ['4,097 characters', 'sendMessage', (s) => text(s, { text: 'x'.repeat(4097) }), 'message is too long'],
  [
    '4,097 astral characters',
    'sendMessage',
    (s) => text(s, { text: '😀'.repeat(4097) }),
    'message is too long',
  ],
  ['more than 32 KiB', 'sendMessage', (s) => text(s, { text: 'é'.repeat(20_000) }), 'text is too long'],
  [
    'an unknown parameter',
    'sendMessage',
    (s) => text(s, { reply_to_message_id: 1 }),
    'sandbox: unknown parameter "reply_to_message_id"',
  ],
  [
    'a text that is a number',
    'sendMessage',
    (s) => text(s, { text: 5 }),
    'sandbox: parameter "text": must be string',
  ],
  [
    'a flag that is a word',
    'sendMessage',
    (s) => text(s, { protect_content: 'yes' }),
    'sandbox: parameter "protect_content": must be boolean',
  ],
  [
    'an unknown parse mode',
    'sendMessage',
    (s) => text(s, { parse_mode: 'BBCode' }),
    'unsupported parse_mode',
  ],
  [
    'an unclosed tag',
    'sendMessage',
    (s) => text(s, { text: '<b>x', parse_mode: 'HTML' }),
    'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
  ],
  [
    'an unknown tag',
    'sendMessage',
    (s) => text(s, { text: 'é<p>x</p>', parse_mode: 'HTML' }),
    'can\'t parse entities: Unsupported start tag "p" at byte offset 2',
  ],
  [
    'crossed tags',
    'sendMessage',
    (s) => text(s, { text: '<b><i>x</b></i>', parse_mode: 'HTML' }),
    'can\'t parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
  ],
  [
    'an end tag alone',
    'sendMessage',
    (s) => text(s, { text: 'a</b>', parse_mode: 'HTML' }),
    "can't parse entities: Unexpected end tag at byte offset 1",
  ],
  [
    'an unclosed start tag',
    'sendMessage',
    (s) => text(s, { text: 'a <b', parse_mode: 'HTML' }),
    "can't parse entities: Unclosed start tag at byte offset 2",
  ],
  [
    'a span of another class',
    'sendMessage',
    (s) => text(s, { text: '<span class="x">a</span>', parse_mode: 'HTML' }),
    'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0',
  ],
  [
    'an unescaped dot',
    'sendMessage',
    (s) => text(s, { text: 'Hi.', parse_mode: 'MarkdownV2' }),
    "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
  ],
  [
    'an open asterisk',
    'sendMessage',
    (s) => text(s, { text: 'ab *c', parse_mode: 'MarkdownV2' }),
    "can't parse entities: Can't find end of Bold entity at byte offset 3",
  ],
  [
    'an open spoiler',
    'sendMessage',
    (s) => text(s, { text: '||c', parse_mode: 'MarkdownV2' }),
    "can't parse entities: Can't find end of Spoiler entity at byte offset 0",
  ],
  [
    'an open URL',
    'sendMessage',
    (s) => text(s, { text: '[a](http://b.c', parse_mode: 'MarkdownV2' }),
    "can't parse entities: Can't find end of a URL at byte offset 4",
  ],
  [
    'an open underscore in Markdown',
    'sendMessage',
    (s) => text(s, { text: 'a_b', parse_mode: 'Markdown' }),
    "can't parse entities: Can't find end of the entity starting at byte offset 1",
  ],
  [
    'an entity past the end',
    'sendMessage',
    (s) => text(s, { entities: [{ type: 'bold', offset: 1, length: 5 }] }),
    'entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 6',
  ],
  [
    'an entity behind the text',
    'sendMessage',
    (s) => text(s, { entities: [{ type: 'bold', offset: 9, length: 1 }] }),
    'entity begins after the end of the text at UTF-16 offset 9',
  ],
  [
    'an entity in half a symbol',
    'sendMessage',
    (s) => text(s, { text: '😀a', entities: [{ type: 'bold', offset: 1, length: 1 }] }),
    'entity begins in a middle of a UTF-16 symbol at byte offset 4',
  ],
  [
    'an entity that ends in half a symbol',
    'sendMessage',
    (s) => text(s, { text: 'a😀', entities: [{ type: 'bold', offset: 0, length: 2 }] }),
    'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5',
  ],
  [
    'an entity of unknown type',
    'sendMessage',
    (s) => text(s, { entities: [{ type: 'blink', offset: 0, length: 1 }] }),
    "can't parse MessageEntity: Unsupported type specified",
  ],
  [
    'an entity without offset',
    'sendMessage',
    (s) => text(s, { entities: [{ type: 'bold', length: 1 }] }),
    'can\'t parse MessageEntity: Can\'t find field "offset"',
  ],
  [
    'a text link without url',
    'sendMessage',
    (s) => text(s, { entities: [{ type: 'text_link', offset: 0, length: 1 }] }),
    'can\'t parse MessageEntity: Can\'t find field "url"',
  ],
  [
    'a reply to nothing',
    'sendMessage',
    (s) => text(s, { reply_parameters: { message_id: 999_999 } }),
    'message to be replied not found',
  ],
  [
    'a quote that is not there',
    'sendMessage',
    (s) => text(s, { reply_parameters: { message_id: s.textId, quote: 'never said' } }),
    'QUOTE_TEXT_INVALID',
  ],
]

describe('a wrong text is refused in the words of Telegram', () => {
  it.each(cases)('%s', (_, method, params, description) => expectRefusal(s, method, params(s), description))
})
