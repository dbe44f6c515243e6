import type { TelegramMessageEntity } from '@gramio/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { largeEmoji, type RichText, richText, safeUrl } from './rich-text.js'

const entity = (
  type: TelegramMessageEntity['type'],
  offset: number,
  length: number,
): TelegramMessageEntity => ({ type, offset, length })

/** `<bold>text</bold>`, to read a nesting at a glance. */
const shown = (parts: RichText): string =>
  parts
    .map((part) =>
      typeof part === 'string' ? part : `<${part.entity.type}>${shown(part.children)}</${part.entity.type}>`,
    )
    .join('')
const plain = (parts: RichText): string =>
  parts.map((part) => (typeof part === 'string' ? part : plain(part.children))).join('')

describe('a text with entities', () => {
  test.each([
    ['hello', [], 'hello'],
    ['hello', [entity('bold', 0, 5)], '<bold>hello</bold>'],
    ['hello', [entity('bold', 1, 3)], 'h<bold>ell</bold>o'],
    ['👍 ok', [entity('bold', 3, 2)], '👍 <bold>ok</bold>'],
    ['abcdef', [entity('italic', 2, 2), entity('bold', 0, 6)], '<bold>ab<italic>cd</italic>ef</bold>'],
    [
      'abcdef',
      [entity('bold', 0, 4), entity('italic', 2, 4)],
      '<bold>ab<italic>cd</italic></bold><italic>ef</italic>',
    ],
    ['abc', [entity('bold', 0, 3), entity('blockquote', 0, 3)], '<blockquote><bold>abc</bold></blockquote>'],
    ['abc', [entity('bold', 2, 50)], 'ab<bold>c</bold>'],
    ['abc', [entity('bold', 7, 2)], 'abc'],
  ])('%j with %j is nested', (text, entities, expected) => {
    expect(shown(richText(text, entities))).toBe(expected)
  })

  test('keeps every character in its place, whatever the entities', () => {
    const anyEntity = fc
      .tuple(fc.constantFrom('bold', 'italic', 'spoiler', 'pre', 'code'), fc.integer(), fc.integer())
      .map(([type, offset, length]) => entity(type as 'bold', offset % 30, length % 30))
    fc.assert(
      fc.property(fc.string({ maxLength: 25 }), fc.array(anyEntity, { maxLength: 8 }), (text, entities) => {
        expect(plain(richText(text, entities))).toBe(text)
      }),
    )
  })
})

describe('an address', () => {
  test.each([
    ['example.org', 'https://example.org/'],
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['tg://user?id=5', 'tg://user?id=5'],
    ['javascript:alert(1)', null],
    ['JavaScript:alert(1)', null],
    ['data:text/html,<script>alert(1)</script>', null],
    ['file:///etc/passwd', null],
    ['https://', null],
  ])('%s opens as %s', (address, expected) => {
    expect(safeUrl(address)).toBe(expected)
  })
})

describe('a text of emoji only', () => {
  test.each([
    ['👍', 1],
    ['❤️', 1],
    ['👩‍👩‍👧🇮🇷', 2],
    ['👍🏽👍🏽👍🏽', 3],
    ['😀😀😀😀', 0],
    ['1', 0],
    ['a👍', 0],
    ['', 0],
  ])('%s is shown as %i large ones', (text, count) => {
    expect(largeEmoji(text)).toBe(count)
  })
})
