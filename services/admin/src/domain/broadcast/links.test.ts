import { describe, expect, it } from 'vitest'
import { keptRows, MOST_ROWS, readLinks } from './links.js'

describe('buttons that an admin writes', () => {
  it('are a row for each line, and several in a row where a bar parts them', () => {
    expect(
      readLinks('Our site - https://example.org\n\n A – https://a.org | B - tg://resolve?domain=b '),
    ).toEqual({
      rows: [
        [{ text: 'Our site', url: 'https://example.org' }],
        [
          { text: 'A', url: 'https://a.org' },
          { text: 'B', url: 'tg://resolve?domain=b' },
        ],
      ],
    })
  })

  it.each([
    'no link',
    'x - example',
    'x - javascript:alert(1)',
    'x -https://a.org',
    ' - https://a.org',
    `${'x'.repeat(65)} - https://a.org`,
    'A - https://a.org | B',
  ])('are not %j, which is named', (line) => {
    expect(readLinks(`A - https://a.org\n${line}`)).toEqual({ faulty: [line] })
  })

  it('are none where nothing is written, and not too many', () => {
    expect(readLinks(' \n')).toEqual({ faulty: [] })
    const lines = Array.from({ length: MOST_ROWS + 1 }, (_, index) => `${index} - https://a.org`)
    expect(readLinks(lines.join('\n'))).toEqual({ faulty: [lines.at(-1)] })
    expect(keptRows(null)).toEqual([])
  })
})
