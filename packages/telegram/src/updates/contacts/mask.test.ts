import { Content, Entity } from '@anonchat/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONTACTS } from '../../../test/contacts.js'
import { findContacts, harmlessEntities, Message, maskMessage, maskText, readContent } from '../index.js'

const isWellFormed = (text: string) => Buffer.from(text).toString() === text

describe('a masked text', () => {
  it('loses links behind words, and keeps the words', () => {
    const entities = [{ type: 'text_link', offset: 0, length: 4, url: 'https://example.org/ann' }]
    expect(maskText('look here', entities)).toEqual({ text: 'look here', entities: [] })
    const code = [{ type: 'pre', offset: 0, length: 4, language: '@annabel' }]
    expect(maskText('look', code)).toEqual({
      text: 'look',
      entities: [{ type: 'pre', offset: 0, length: 4 }],
    })
  })

  it('keeps the formatting around a mask, cut off where it ends in one', () => {
    const text = 'me: @annabel, ok'
    const bold = (offset: number, length: number) => ({ type: 'bold', offset, length })
    expect(maskText(text, [bold(0, 16), bold(0, 8), bold(4, 8), bold(8, 8)])).toEqual({
      text: 'me: ••••••••, ok',
      entities: [bold(0, 16), bold(0, 4), bold(12, 4)],
    })
  })

  it('is null where there is nothing to mask', () => {
    expect(maskText('hello', [{ type: 'bold', offset: 0, length: 5 }])).toBeNull()
  })

  const filler = fc.constantFrom(' ', 'hello ', 'سلام ', ' 👩‍👩‍👧 ', '\n', ' … ', ' it is 10:30, ')
  const pieces = fc.array(fc.tuple(filler, fc.option(fc.constantFrom(...CONTACTS))), { maxLength: 8 })
  const anyEntity = fc.record({
    type: fc.constantFrom(
      'bold',
      'italic',
      'spoiler',
      'url',
      'mention',
      'email',
      'hashtag',
      'text_link',
      'pre',
    ),
    offset: fc.nat(120),
    length: fc.integer({ min: 1, max: 120 }),
    url: fc.constant('https://example.org'),
  })

  it('is as long as it was, well formed, and has nothing of what it masks; its formatting is what Telegram takes', () => {
    fc.assert(
      fc.property(pieces, fc.array(anyEntity, { maxLength: 6 }), (parts, entities) => {
        const text = parts.map(([before, contact]) => `${before}${contact ?? ''} `).join('')
        const spans = findContacts(text, entities)
        const masked = maskText(text, entities)
        if (masked === null) {
          expect(spans).toEqual([])
          return
        }
        expect(masked.text).toHaveLength(text.length)
        expect(isWellFormed(masked.text)).toBe(true)
        for (let unit = 0; unit < text.length; unit++) {
          const hidden = spans.some(({ from, to }) => unit >= from && unit < to)
          expect(masked.text[unit]).toBe(hidden ? '•' : text[unit])
        }
        for (const entity of harmlessEntities(masked.entities, masked.text)) {
          expect(Entity.safeParse(entity).success).toBe(true)
          expect(['url', 'text_link']).not.toContain(entity.type)
          const { offset, length } = entity
          expect(spans.some(({ from, to }) => offset >= from && offset + length <= to)).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('comes of any text, with any formatting', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(anyEntity), (text, entities) => {
        const masked = maskText(text, entities)
        if (masked !== null) expect(masked.text).toHaveLength(text.length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a masked message', () => {
  const messageOf = (content: Record<string, unknown>) =>
    Message.parse({ message_id: 5, chat: { id: 7, type: 'private' }, ...content })
  const read = (content: Record<string, unknown>) => {
    const masked = maskMessage(messageOf(content))
    return masked === null ? null : readContent(masked)
  }

  it('has its words, its caption and its poll masked', () => {
    expect(read({ text: 'I am @annabel' })).toMatchObject({ contents: [{ text: 'I am ••••••••' }] })
    expect(read({ voice: { file_id: 'F' }, caption: '@annabel' })).toEqual({
      kind: 'content',
      contents: [{ kind: 'voice', fileId: 'F', caption: '••••••••' }],
    })
    const poll = {
      question: 'Is it @annabel?',
      options: [{ text: 'yes' }, { text: 'ask 09121234567' }],
      type: 'quiz',
      correct_option_ids: [0],
      explanation: 'see t.me/annabel',
    }
    expect(read({ poll })).toMatchObject({
      contents: [
        {
          kind: 'poll',
          question: 'Is it ••••••••?',
          options: ['yes', 'ask •••••••••••'],
          quiz: { correct: [0], explanation: 'see ••••••••••••' },
        },
      ],
    })
  })

  it('is none where nothing is to be masked, or that it is cannot be read', () => {
    expect(read({ text: 'hello' })).toBeNull()
    expect(read({ sticker: { file_id: 'F' } })).toBeNull()
    expect(read({ poll: { question: 5 } })).toBeNull()
  })

  it('is within the limits that the message was in', () => {
    const long = '@annabel '.repeat(500).slice(0, 4_096)
    const said = read({ text: long })
    expect(said?.kind === 'content' && Content.safeParse(said.contents[0]).success).toBe(true)
  })
})
