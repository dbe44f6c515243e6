import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { barText, LANGS, nearestLang, openedText, personLine, profileText, t } from './index.js'
import { LANGUAGES, type Section } from './languages.js'

const WORDS = /^(name|direction|about|commands|adminCommands|keys|buttons|gender)(\.|$)/
const FILLINGS = {
  number: 7,
  plural: 1_234,
  select: true,
  argument: 'Berlin',
}

/** Every message of a language, by its path. */
function messagesOf(lang: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const walk = (section: Section, path: string): void => {
    for (const [name, value] of Object.entries(section))
      if (typeof value === 'string') found.set(path + name, value)
      else walk(value, `${path}${name}.`)
  }
  walk(LANGUAGES.get(lang) ?? {}, '')
  return found
}

/** The placeholders of a message and what each is. */
function placeholdersOf(elements: readonly MessageFormatElement[]): Map<string, keyof typeof FILLINGS> {
  const found = new Map<string, keyof typeof FILLINGS>()
  for (const element of elements) {
    if (element.type === TYPE.argument) found.set(element.value, 'argument')
    if (element.type === TYPE.number) found.set(element.value, 'number')
    if (element.type !== TYPE.plural && element.type !== TYPE.select) continue
    found.set(element.value, element.type === TYPE.plural ? 'plural' : 'select')
    for (const { value } of Object.values(element.options))
      for (const [name, kind] of placeholdersOf(value)) found.set(name, kind)
  }
  return found
}

const filled = (lang: string, path: string, message: string): string => {
  if (WORDS.test(path)) return message
  const names = placeholdersOf(parse(message, { ignoreTag: true }))
  const fillings = Object.fromEntries([...names].map(([name, kind]) => [name, FILLINGS[kind]]))
  const [section = '', name = ''] = path.split('.')
  const texts: unknown = Reflect.get(t(lang), section)
  return String(Reflect.apply(Reflect.get(Object(texts), name), undefined, [fillings]))
}

/** The sources of everything that says something to members. */
function sources(): string {
  const root = join(import.meta.dirname, '../../..')
  const folders = readdirSync(join(root, 'services')).map((name) => join(root, 'services', name, 'src'))
  const files = [...folders, join(import.meta.dirname)].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(
        (file) =>
          file.endsWith('.ts') && !file.endsWith('.test.ts') && !/(^|\/)([a-z]+-)?texts\.ts$/.test(file),
      )
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  )
  return files.join('\n')
}

describe.each(LANGS)('in %s', (lang) => {
  it('no text is empty, over long, or shows a hole', () => {
    for (const [path, message] of messagesOf(lang)) {
      const text = filled(lang, path, message)
      expect(text.trim(), path).not.toBe('')
      expect(text.length, path).toBeLessThanOrEqual(1_024)
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object|[{}]/)
    }
  })

  it('it is known where a line begins', () => {
    expect(['ltr', 'rtl']).toContain(t(lang).direction)
  })

  it('what stands on the profile of the bot fits there', () => {
    const { about, commands, adminCommands } = t(lang)
    const length = (text: string) => [...text].length
    expect(length(about.description)).toBeLessThanOrEqual(512)
    expect(length(about.shortDescription)).toBeLessThanOrEqual(120)
    for (const [name, description] of Object.entries({ ...commands, ...adminCommands })) {
      expect(name).toMatch(/^[a-z][a-z0-9_]{0,31}$/)
      expect(length(description)).toBeLessThanOrEqual(256)
    }
    expect(lang).toMatch(/^[a-z]{2}$/)
  })

  it('there are at least forty questions to begin with, each one question that fits on a few lines', () => {
    const questions = Object.values(t(lang).iceBreakers).map((question) => question())
    expect(new Set(questions).size).toBe(questions.length)
    expect(questions.length).toBeGreaterThanOrEqual(40)
    for (const question of questions) {
      expect(question).toMatch(/[?؟]$/)
      expect(question.length).toBeLessThanOrEqual(140)
    }
  })

  it('each key is one that no other key shares', () => {
    const keys = Object.values(t(lang).keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('no text is missing, and none is there that English does not have', () => {
    expect([...messagesOf(lang).keys()].sort()).toEqual([...messagesOf('en').keys()].sort())
  })

  it('every text has the placeholders that the English one has', () => {
    const names = (message: string | undefined) =>
      [...placeholdersOf(parse(message ?? '', { ignoreTag: true })).keys()].sort()
    for (const [path, message] of messagesOf('en'))
      expect(names(messagesOf(lang).get(path)), path).toEqual(names(message))
  })
})

describe('the texts', () => {
  it('are all said somewhere', () => {
    const code = sources()
    const unused = [...messagesOf('en').keys()].filter((path) => {
      if (path === 'name' || path.startsWith('gender.') || path.startsWith('iceBreakers.')) return false
      // The menu takes all that there are; that each is a command that is answered, conversation's tests say.
      if (/^(admin)?commands\./i.test(path)) return false
      const name = path.split('.').at(-1) ?? ''
      return !new RegExp(`\\b${name}\\b`).test(code)
    })
    expect(unused).toEqual([])
  })

  it('speak of one and of many', () => {
    const waited = { seconds: 65 }
    expect(t('en').search.progress({ people: 1, waited })).toContain('1 person is')
    expect(t('en').search.progress({ people: 1_200, waited })).toContain('1,200 people are')
    expect(t('en').search.progress({ people: 2, waited })).toContain('waited 1 minute.')
    expect(t('fa').search.progress({ people: 12, waited })).toContain('۱۲ نفر')
  })

  it.each(LANGS)('tell in %s why nothing works, until when, and how to appeal', (lang) => {
    const { moderation, category } = t(lang)
    const until = new Date(Date.UTC(2027, 0, 2, 3, 4))
    const banned = barText(t(lang), { kind: 'banned', until, reason: 'Advertising' }, '@support')
    expect(banned.split('\n')).toEqual([
      moderation.bannedUntil({ until }),
      moderation.reason({ reason: 'Advertising' }),
      '',
      moderation.appeal({ contact: '@support' }),
    ])
    const suspended = barText(t(lang), { kind: 'suspended', reason: 'spam' }, null)
    expect(suspended).toContain(category.spam())
    expect(suspended).toContain(moderation.appealToOperator())
    expect(barText(t(lang), { kind: 'banned', until: null, reason: null }, null).split('\n')).toEqual([
      moderation.banned(),
      '',
      moderation.appealToOperator(),
    ])
    if (lang === 'en') expect(banned).toContain('Jan 2, 2027, 3:04 AM UTC')
  })
})

describe('the languages', () => {
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
    const person = { gender: 'female', age: 25, city: 'Berlin {x} <b>' } as const
    for (const shown of [openedText(t('fa'), person), profileText(t('fa'), person, true)]) {
      expect(shown).toContain('\u2068Berlin {x} <b>\u2069')
      expect(shown).toContain('۲۵')
    }
    expect(personLine(t('en'), person)).toBe('Female, 25, Berlin {x} <b>')
  })
})
