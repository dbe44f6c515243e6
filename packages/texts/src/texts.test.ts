import { describe, expect, it } from 'vitest'
import { LANGS, type Lang, nearestLang, t } from './index.js'

const PERSON = { gender: 'male', age: 30, city: 'Berlin' }
const DATE = new Date(Date.UTC(2027, 0, 2, 3, 4))

/** Every text of a language, called with arguments of the kinds that it may get. */
function allTexts(lang: Lang): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'string') found.set(path, node)
    else if (typeof node === 'function') {
      const args = /opened|profile/.test(path) ? [PERSON, true] : /banned/.test(path) ? [DATE] : [7, 125]
      found.set(path, String(Reflect.apply(node, undefined, args)))
    } else if (typeof node === 'object' && node !== null)
      for (const [name, value] of Object.entries(node)) walk(value, `${path}.${name}`)
  }
  walk(t(lang), lang)
  return found
}

describe.each(LANGS)('in %s', (lang) => {
  const texts = allTexts(lang)

  it('no text is empty, over long, or shows a hole', () => {
    for (const [path, text] of texts) {
      expect(text.trim(), path).not.toBe('')
      expect(text.length, path).toBeLessThanOrEqual(1_024)
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object/)
    }
  })

  it('each key is one that no other key shares', () => {
    const keys = Object.values(t(lang).keys)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('the languages', () => {
  it('say the same things', () => {
    const pathsIn = (lang: Lang) => [...allTexts(lang).keys()].map((path) => path.slice(lang.length))
    expect(pathsIn('fa')).toEqual(pathsIn('en'))
  })

  it.each([
    ['fa', 'fa'],
    ['fa-IR', 'fa'],
    ['EN_gb', 'en'],
    ['de', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    [null, 'en'],
  ])('for a Telegram that speaks %j is %s', (tag, lang) => {
    expect(nearestLang(tag)).toBe(lang)
  })

  it('keep a name in another script from turning a Persian line around', () => {
    const shown = t('fa').room.opened({ gender: 'female', age: 25, city: 'Berlin' })
    expect(shown).toContain('\u2068Berlin\u2069')
    expect(shown).toContain('۲۵')
  })
})
