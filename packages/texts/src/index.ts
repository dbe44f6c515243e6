import { formatOf } from './format.js'
import { DEFAULT_LANG, type Lang } from './lang.js'
import { LANGUAGES, type Section } from './languages.js'
import type { Texts } from './texts.js'

export { type City, cityKey, readCity } from './city.js'
export {
  type Bar,
  barText,
  metText,
  openedText,
  personLine,
  profileText,
  withReason,
} from './composed.js'
export type { Duration } from './filling.js'
export { DEFAULT_LANG, LANGS, type Lang, nearestLang } from './lang.js'
export type { Person, Shown } from './person-texts.js'
export type { Texts } from './texts.js'

/** What stands on keys, buttons and the bot's profile, and single words: nothing is ever put into them. */
const WORDS = new Set(['name', 'about', 'commands', 'adminCommands', 'keys', 'buttons', 'gender'])

function textsOf(lang: Lang, language: Section): Texts {
  const callable = (section: Section): object =>
    Object.fromEntries(
      Object.entries(section).map(([name, value]) => [
        name,
        typeof value === 'string' ? formatOf(lang, value) : callable(value),
      ]),
    )
  const entries = Object.entries(language).map(([name, value]) => [
    name,
    WORDS.has(name) || typeof value === 'string' ? value : callable(value),
  ])
  // The test of the languages holds every file to the shape of Texts.
  return Object.fromEntries(entries) as Texts
}

const TEXTS = new Map([...LANGUAGES].map(([lang, language]) => [lang, textsOf(lang, language)]))

/** The texts of a language; of the default one when there is no such language. */
export function t(lang: Lang): Texts {
  const texts = TEXTS.get(lang) ?? TEXTS.get(DEFAULT_LANG)
  if (texts === undefined) throw new Error(`there are no texts in ${DEFAULT_LANG}`)
  return texts
}
