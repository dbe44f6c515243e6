import { describe, expect, it } from 'vitest'
import { formatted } from '../src/text/formatted.js'

type Entity = ReturnType<typeof formatted>['entities'][number]
const entity = (
  type: Entity['type'],
  offset: number,
  length: number,
  more: Partial<Entity> = {},
): Entity => ({
  type,
  offset,
  length,
  ...more,
})

describe('HTML', () => {
  it.each<[string, string, Entity[]]>([
    ['<b>a</b> &lt;b&gt; &amp;amp; &quot;', 'a <b> &amp; "', [entity('bold', 0, 1)]],
    ['<b>a<i>b</i></b>', 'ab', [entity('bold', 0, 2), entity('italic', 1, 1)]],
    ['😀<u>x</u>', '😀x', [entity('underline', 2, 1)]],
    [
      '<a href="https://a.b/?x=1&amp;y=2">t</a>',
      't',
      [entity('text_link', 0, 1, { url: 'https://a.b/?x=1&y=2' })],
    ],
    [
      '<a href="tg://user?id=7">t</a>',
      't',
      [entity('text_mention', 0, 1, { user: { id: 7, is_bot: false, first_name: '' } })],
    ],
    ['<pre><code class="language-ts">x</code></pre>', 'x', [entity('pre', 0, 1, { language: 'ts' })]],
    ['<code>x</code>', 'x', [entity('code', 0, 1)]],
    [
      '<tg-spoiler>x</tg-spoiler><span class="tg-spoiler">y</span>',
      'xy',
      [entity('spoiler', 0, 1), entity('spoiler', 1, 1)],
    ],
    ['<blockquote expandable>q</blockquote>', 'q', [entity('expandable_blockquote', 0, 1)]],
    [
      '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
      '👍',
      [entity('custom_emoji', 0, 2, { custom_emoji_id: '5368324170671202286' })],
    ],
    ['&#128512; &nope; &#x41;', '😀 &nope; A', []],
    ['<B>a</B><b></b>', 'a', [entity('bold', 0, 1)]],
  ])('%s', (source, text, entities) => {
    expect(formatted(source, 'HTML')).toEqual({ text, entities })
  })
})

describe('MarkdownV2', () => {
  it.each<[string, string, Entity[]]>([
    [
      '*b* _i_ __u__ ~s~ ||p||',
      'b i u s p',
      [
        entity('bold', 0, 1),
        entity('italic', 2, 1),
        entity('underline', 4, 1),
        entity('strikethrough', 6, 1),
        entity('spoiler', 8, 1),
      ],
    ],
    ['\\*a\\*\\.', '*a*.', []],
    ['*a _b_*', 'a b', [entity('bold', 0, 3), entity('italic', 2, 1)]],
    ['[t](https://a.b/\\))', 't', [entity('text_link', 0, 1, { url: 'https://a.b/)' })]],
    ['`a.b`', 'a.b', [entity('code', 0, 3)]],
    ['```ts\nx.y\n```', 'x.y', [entity('pre', 0, 3, { language: 'ts' })]],
    [
      '![👍](tg://emoji?id=5368324170671202286)',
      '👍',
      [entity('custom_emoji', 0, 2, { custom_emoji_id: '5368324170671202286' })],
    ],
    ['>q\n>r\nx', 'q\nr\nx', [entity('blockquote', 0, 4)]],
    ['>q||', 'q', [entity('expandable_blockquote', 0, 1)]],
  ])('%s', (source, text, entities) => {
    expect(formatted(source, 'MarkdownV2')).toEqual({ text, entities })
  })
})

describe('Markdown', () => {
  it.each<[string, string, Entity[]]>([
    ['*b* _i_ `c.` .', 'b i c. .', [entity('bold', 0, 1), entity('italic', 2, 1), entity('code', 4, 2)]],
    ['[t](https://a.b/)', 't', [entity('text_link', 0, 1, { url: 'https://a.b/' })]],
    ['\\*a', '*a', []],
  ])('%s', (source, text, entities) => {
    expect(formatted(source, 'Markdown')).toEqual({ text, entities })
  })
})

describe('what Telegram finds by itself', () => {
  it.each<[string, Entity[]]>([
    ['/start@bot_name x', [entity('bot_command', 0, 15)]],
    ['a/b', []],
    ['hi @alice_1', [entity('mention', 3, 8)]],
    ['me@example.org', [entity('email', 0, 14)]],
    ['see https://example.org/a?b=c.', [entity('url', 4, 25)]],
    ['see t.me/alice', [entity('url', 4, 10)]],
    ['#tag $USD', [entity('hashtag', 0, 4), entity('cashtag', 5, 4)]],
    ['call +49 30 1234567', [entity('phone_number', 5, 14)]],
    ['12.5 and 3:4', []],
  ])('%s', (text, entities) => {
    expect(formatted(text).entities).toEqual(entities)
  })

  it('not inside code', () => {
    expect(formatted('<code>/start</code>', 'HTML').entities).toEqual([entity('code', 0, 6)])
  })
})

describe('white space', () => {
  it('at both ends goes, and entities move with it', () => {
    expect(formatted('  <b> a </b> ', 'HTML')).toEqual({ text: 'a', entities: [entity('bold', 0, 1)] })
  })
})
