import type { NewMember } from '../../../src/api.js'

const SUGGESTED = [
  { first_name: 'Ada', username: 'ada_sandbox', language_code: 'en' },
  { first_name: 'Jonas', username: 'jonas_sandbox', language_code: 'de' },
  { first_name: 'نیلوفر', username: 'niloufar_sandbox', language_code: 'fa' },
  { first_name: 'Олена', username: 'olena_sandbox', language_code: 'uk' },
  { first_name: 'Inês', username: 'ines_sandbox', language_code: 'pt' },
  { first_name: '陽菜', username: 'hina_sandbox', language_code: 'ja' },
  { first_name: 'يوسف', username: 'yousef_sandbox', language_code: 'ar' },
  { first_name: 'Chloé', username: 'chloe_sandbox', language_code: 'fr' },
  { first_name: 'Deniz', username: 'deniz_sandbox', language_code: 'tr' },
  { first_name: 'Mateo', username: 'mateo_sandbox', language_code: 'es' },
  { first_name: 'Аня', username: 'anya_sandbox', language_code: 'ru' },
  { first_name: '다은', username: 'daeun_sandbox', language_code: 'ko' },
] as const satisfies readonly NewMember[]

export type SuggestedMember = (typeof SUGGESTED)[number]

/** People to add, those first whose name nobody has yet. */
export function suggestedMembers(taken: readonly string[]): SuggestedMember[] {
  const free = SUGGESTED.filter(({ first_name }) => !taken.includes(first_name))
  return free.length > 0 ? free : [...SUGGESTED]
}

export const LANGUAGES: ReadonlyArray<readonly [code: string, name: string]> = [
  ['en', 'English'],
  ['fa', 'فارسی'],
  ['ar', 'العربية'],
  ['de', 'Deutsch'],
  ['es', 'Español'],
  ['fr', 'Français'],
  ['it', 'Italiano'],
  ['ja', '日本語'],
  ['ko', '한국어'],
  ['pt', 'Português'],
  ['ru', 'Русский'],
  ['tr', 'Türkçe'],
  ['uk', 'Українська'],
  ['zh-hans', '中文'],
]
