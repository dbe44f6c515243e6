import { Content, Entity } from '@anonchat/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { harmlessEntities, isHarmlessLink, Message, REFUSED_KINDS, readContent, readReply } from './index.js'

const messageOf = (content: Record<string, unknown>) =>
  Message.parse({ message_id: 5, chat: { id: 7, type: 'private' }, ...content })
const file = { file_id: 'F' }
const isWellFormed = (text: string) => Buffer.from(text).toString() === text

describe('what a message says', () => {
  it('is a text with the formatting that carries no identity', () => {
    const text = 'bold and @someone'
    const entities = [
      { type: 'bold', offset: 0, length: 4, user: { id: 1 } },
      { type: 'mention', offset: 9, length: 8 },
      { type: 'text_mention', offset: 9, length: 8, user: { id: 1, first_name: 'Ann' } },
      { type: 'custom_emoji', offset: 0, length: 1, custom_emoji_id: '5' },
      { type: 'phone_number', offset: 0, length: 1 },
      { type: 'email', offset: 0, length: 1 },
      { type: 'text_link', offset: 0, length: 4, url: 'https://t.me/ann' },
      { type: 'of_another_year', offset: 0, length: 4 },
    ]
    expect(readContent(messageOf({ text, entities }))).toEqual({
      kind: 'content',
      contents: [{ kind: 'text', text, entities: [{ type: 'bold', offset: 0, length: 4 }] }],
    })
  })

  it('is the largest size of a photo, with its caption and spoiler', () => {
    const photo = [
      { file_id: 'small', width: 90, height: 90 },
      { file_id: 'large', width: 800, height: 800 },
    ]
    expect(readContent(messageOf({ photo, caption: 'look', has_media_spoiler: true }))).toEqual({
      kind: 'content',
      contents: [{ kind: 'photo', fileId: 'large', caption: 'look', spoiler: true }],
    })
  })

  it('is an animation, though Telegram sets a document beside it', () => {
    const said = readContent(messageOf({ animation: file, document: { file_id: 'D' } }))
    expect(said).toMatchObject({ contents: [{ kind: 'animation', fileId: 'F' }] })
  })

  it('keeps a caption that is too long for a bot, as a message of its own', () => {
    const caption = 'x'.repeat(1_500)
    expect(readContent(messageOf({ video: file, caption }))).toEqual({
      kind: 'content',
      contents: [
        { kind: 'video', fileId: 'F' },
        { kind: 'text', text: caption },
      ],
    })
  })

  it.each(REFUSED_KINDS)('is refused when it is of the kind %s', (kind) => {
    expect(readContent(messageOf({ [kind]: { any: 'thing' } }))).toEqual({ kind: 'refused', what: kind })
  })

  it.each([
    ['a poll', { poll: { question: '', options: [] } }],
    ['a poll without options', { poll: { question: 'Q', options: [] } }],
    ['a dice', { dice: { emoji: '🎲', value: 7 } }],
    ['a dice of an unknown kind', { dice: { emoji: 'constructor', value: 1 } }],
  ])('is refused when it is %s such as Telegram never sends', (_, parts) => {
    expect(readContent(messageOf(parts))).toEqual({ kind: 'refused', what: Object.keys(parts)[0] })
  })

  it('is a poll without its custom emoji and without who voted', () => {
    const custom = [{ type: 'custom_emoji', offset: 0, length: 1, custom_emoji_id: '5' }]
    const poll = {
      id: '1',
      question: '☕ or tea?',
      question_entities: custom,
      options: [{ text: '☕', text_entities: custom, voter_count: 2, persistent_id: '0' }],
      is_anonymous: true,
      type: 'quiz',
      correct_option_ids: [0, 9],
      total_voter_count: 2,
    }
    expect(readContent(messageOf({ poll }))).toEqual({
      kind: 'content',
      contents: [
        {
          kind: 'poll',
          question: '☕ or tea?',
          options: ['☕'],
          anonymous: true,
          multiple: false,
          quiz: { correct: [0] },
        },
      ],
    })
  })

  it('is nothing when it is a service message', () => {
    expect(readContent(messageOf({ pinned_message: {} }))).toEqual({ kind: 'service' })
  })
})

describe('what a message answers', () => {
  const answering = (chatId: number, quote: object) =>
    readReply(
      messageOf({
        text: 'yes',
        reply_to_message: { message_id: 3, chat: { id: chatId }, text: 'a b a' },
        quote,
      }),
    )

  it('is a message of the same chat, with the part that it quotes', () => {
    const entities = [
      { type: 'italic', offset: 0, length: 1 },
      { type: 'code', offset: 0, length: 1 },
      { type: 'custom_emoji', offset: 0, length: 1, custom_emoji_id: '5' },
    ]
    expect(answering(7, { text: 'a', position: 4, entities })).toEqual({
      messageId: 3,
      quote: { text: 'a', position: 4, entities: [{ type: 'italic', offset: 0, length: 1 }] },
    })
    expect(answering(7, { text: 'a', position: 2 })).toEqual({ messageId: 3, quote: { text: 'a' } })
    expect(answering(8, { text: 'a' })).toBeNull()
  })

  it('is quoted only where the quote stands in it', () => {
    expect(answering(7, { text: 'c' })).toEqual({ messageId: 3, quote: null })
    expect(answering(7, { text: '' })).toEqual({ messageId: 3, quote: null })
  })
})

describe('entities', () => {
  it('always lie within the text, in UTF-16 units, and split no character', () => {
    const entity = fc.record({
      type: fc.constantFrom('bold', 'italic', 'code', 'pre', 'url', 'spoiler'),
      offset: fc.integer({ min: -2, max: 30 }),
      length: fc.integer({ min: -2, max: 30 }),
    })
    const text = fc.string({ unit: 'grapheme', maxLength: 12 })
    fc.assert(
      fc.property(text, fc.array(entity), (words, entities) => {
        for (const kept of harmlessEntities(entities, words)) {
          expect(Entity.safeParse(kept).success).toBe(true)
          expect(kept.offset + kept.length).toBeLessThanOrEqual(words.length)
          const covered = words.slice(kept.offset, kept.offset + kept.length)
          expect(isWellFormed(covered)).toBe(isWellFormed(words) || isWellFormed(covered))
        }
      }),
    )
  })

  it.each([
    ['https://example.org/a?b=c', true],
    ['http://example.org', true],
    ['https://t.me/ann', false],
    ['https://ann.t.me', false],
    ['HTTPS://T.ME./ann', false],
    ['http://telegram.me/ann', false],
    ['https://telegram.dog/ann', false],
    ['tg://user?id=1', false],
    ['mailto:ann@example.org', false],
    ['tel:+491234', false],
    ['javascript:alert(1)', false],
    ['not a link', false],
    ['https://best.me/t.me', true],
  ])('link to %s: harmless %s', (url, harmless) => {
    expect(isHarmlessLink(url)).toBe(harmless)
  })
})

describe('whatever a message holds', () => {
  it('gives content that the contracts allow, or none', () => {
    const name = fc.constantFrom(
      'text',
      'caption',
      'photo',
      'video',
      'sticker',
      'document',
      'entities',
      'voice',
    )
    const value = fc.oneof(
      fc.string(),
      fc.constant([{ file_id: 'F', width: 1, height: 1 }]),
      fc.constant(file),
      fc.array(fc.anything()),
    )
    fc.assert(
      fc.property(fc.dictionary(name, value), (parts) => {
        const parsed = Message.safeParse({ message_id: 1, chat: { id: 1, type: 'private' }, ...parts })
        if (!parsed.success) return
        const said = readContent(parsed.data)
        if (said.kind !== 'content') return
        for (const content of said.contents) expect(Content.safeParse(content).success).toBe(true)
      }),
    )
  })
})
