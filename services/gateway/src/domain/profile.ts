import { DEFAULT_LANG, LANGS, type Lang, t } from '@anonchat/texts'

/** One part of the bot's profile in one language: how to ask for it, how to set it, and what it should be. */
export interface ProfileSetting {
  readonly ask: string
  readonly set: string
  /** Nothing: for all whose language has no text of its own. */
  readonly language: { readonly language_code?: string }
  readonly wanted: Readonly<Record<string, unknown>>
  /** Whether Telegram's answer to `ask` is what is wanted. */
  readonly holds: (answer: unknown) => boolean
}

/** All that Telegram shows of the bot outside of messages: the command menu and its descriptions, by language. */
export const PROFILE: readonly ProfileSetting[] = LANGS.flatMap((lang) => [
  commandMenu(lang),
  description(lang),
  shortDescription(lang),
])

function languageOf(lang: Lang): ProfileSetting['language'] {
  return lang === DEFAULT_LANG ? {} : { language_code: lang }
}

function commandMenu(lang: Lang): ProfileSetting {
  const commands = Object.entries(t(lang).commands).map(([command, description]) => ({
    command,
    description,
  }))
  const lines = (answer: unknown): string[] =>
    Array.isArray(answer) ? answer.map((one) => `${one?.command} ${one?.description}`) : []
  return {
    ask: 'getMyCommands',
    set: 'setMyCommands',
    language: languageOf(lang),
    wanted: { commands },
    holds: (answer) => lines(answer).join('\n') === lines(commands).join('\n'),
  }
}

function description(lang: Lang): ProfileSetting {
  return {
    ask: 'getMyDescription',
    set: 'setMyDescription',
    language: languageOf(lang),
    ...textIn('description', t(lang).about.description),
  }
}

function shortDescription(lang: Lang): ProfileSetting {
  return {
    ask: 'getMyShortDescription',
    set: 'setMyShortDescription',
    language: languageOf(lang),
    ...textIn('short_description', t(lang).about.shortDescription),
  }
}

function textIn(field: string, text: string): Pick<ProfileSetting, 'wanted' | 'holds'> {
  return {
    wanted: { [field]: text },
    holds: (answer) => typeof answer === 'object' && answer !== null && Reflect.get(answer, field) === text,
  }
}
