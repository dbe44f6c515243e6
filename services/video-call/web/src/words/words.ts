import { computed, signal } from '@preact/signals'
import { guessedLanguage } from '../telegram/web-app.js'
import en from './en.json'

/** What the page may say. */
export type Word = Exclude<keyof typeof en, 'direction'>
type Language = Readonly<Record<keyof typeof en, string>>

const files = import.meta.glob<Language>('./*.json', { eager: true, import: 'default' })
const LANGUAGES = new Map(
  Object.entries(files).map(([path, language]) => [path.replace(/^.*\/|\.json$/g, ''), language]),
)

/** The tag of the language that is spoken: one of those that have a file. */
export const language = signal(nearest(guessedLanguage()))

/** The language whose file comes nearest to a tag like `fa-IR`. */
export function nearest(tag: string): string {
  const [name = ''] = tag.toLowerCase().split(/[-_]/)
  return LANGUAGES.has(name) ? name : 'en'
}

const spoken = computed(() => LANGUAGES.get(language.value) ?? en)

/** Which way the language is written. */
export const direction = computed(() => (spoken.value.direction === 'rtl' ? 'rtl' : 'ltr'))

/** A text in the language that is spoken, with `{name}` filled. */
export function say(word: Word, fillings: Readonly<Record<string, string>> = {}): string {
  return spoken.value[word].replace(/\{(\w+)\}/g, (hole, name: string) => fillings[name] ?? hole)
}
