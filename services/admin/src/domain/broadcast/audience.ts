import type { Audience, AudienceChoice } from '@anonchat/store'
import { DEFAULT_LANG, LANGS } from '@anonchat/texts'

/** All who may be written to. */
export const EVERYBODY: AudienceChoice = {
  language: null,
  gender: null,
  cityKey: null,
  isPremium: null,
  activeWithinDays: null,
}

/** Who is meant by what an admin chose. Who speaks none of our languages reads the default one. @param at ms */
export function audienceOf({ language, ...choice }: AudienceChoice, at: number): Audience {
  const others = LANGS.filter((lang) => lang !== DEFAULT_LANG)
  const rule = language === null ? null : language === DEFAULT_LANG ? { notIn: others } : { in: [language] }
  return { ...choice, language: rule, at: new Date(at) }
}
