import { LANGUAGES } from './languages.js'

/** One of LANGS. */
export type Lang = string

export const LANGS: readonly Lang[] = [...LANGUAGES.keys()]

export const DEFAULT_LANG: Lang = 'en'

/**
 * The language of our texts that is nearest to a language tag of Telegram (`fa`, `en-GB`).
 * @returns the default where there is none, or none that we have
 */
export function nearestLang(tag: string | null | undefined): Lang {
  const primary = tag?.toLowerCase().split(/[-_]/)[0]
  return LANGS.find((lang) => lang === primary) ?? DEFAULT_LANG
}
