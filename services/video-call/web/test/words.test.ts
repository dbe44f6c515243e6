import { readdirSync, readFileSync } from 'node:fs'
import { LANGS } from '@anonchat/texts'
import { describe, expect, test } from 'vitest'
import { ReportCategory } from '../../src/protocol.js'

const FOLDER = `${import.meta.dirname}/../src/words/`
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))
const read = (name: string): Record<string, string> => JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8'))
const english = read('en.json')
const holes = (text = ''): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort()

test('the page speaks every language that the bot speaks', () => {
  expect(files.map((name) => name.replace('.json', '')).sort()).toEqual([...LANGS].sort())
})

describe.each(files)('%s', (name) => {
  const words = read(name)
  test('says everything, nothing else, and leaves no hole', () => {
    expect(Object.keys(words)).toEqual(Object.keys(english))
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim(), key).not.toBe('')
      expect(holes(text), key).toEqual(holes(english[key]))
    }
    expect(['ltr', 'rtl']).toContain(words.direction)
  })

  test('has a word for every kind of report', () => {
    for (const category of ReportCategory.options) expect(words[`report.${category}`]).toBeTruthy()
  })
})
