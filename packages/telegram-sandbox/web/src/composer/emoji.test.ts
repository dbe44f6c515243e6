import { expect, test } from 'vitest'
import { emojiCategories } from './emoji.js'

test('each category holds single emoji, each once', () => {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
  for (const { emoji } of emojiCategories) {
    expect(new Set(emoji).size).toBe(emoji.length)
    for (const one of emoji) expect([...graphemes.segment(one)]).toHaveLength(1)
  }
})
