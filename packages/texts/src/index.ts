import type { Texts } from './catalog.js'
import { en } from './en/index.js'
import { fa } from './fa/index.js'
import type { Lang } from './lang.js'

export type { Person, Texts } from './catalog.js'
export { DEFAULT_LANG, LANGS, type Lang, nearestLang } from './lang.js'

const CATALOG: Readonly<Record<Lang, Texts>> = { en, fa }

/** The texts of a language. */
export const t = (lang: Lang): Texts => CATALOG[lang]
