import { DEFAULT_LANG, LANGS, type Lang, t } from '@anonchat/texts'
import type { ProfileSetting } from './profile-setting.js'

/** Nothing: for all whose language has no text of its own. */
export const languageOf = (lang: Lang): { readonly language_code?: string } =>
  lang === DEFAULT_LANG ? {} : { language_code: lang }

/** The menu of everybody, in one language. */
export const memberMenu = (lang: Lang): ProfileSetting => menu(languageOf(lang), t(lang).commands)

/** An admin's own menu, in every language: what members may do, and what admins may. It stands before the menu of everybody. */
export const adminMenus = (adminId: number): readonly ProfileSetting[] =>
  LANGS.map((lang) => {
    const { commands, adminCommands } = t(lang)
    const scope = { type: 'chat', chat_id: adminId } as const
    return menu({ scope, ...languageOf(lang) }, { ...commands, ...adminCommands })
  })

function menu(whose: ProfileSetting['whose'], texts: object): ProfileSetting {
  const commands = Object.entries(texts).map(([command, description]) => ({ command, description }))
  const lines = (answer: unknown): string[] =>
    Array.isArray(answer) ? answer.map((one) => `${one?.command} ${one?.description}`) : []
  return {
    ask: 'getMyCommands',
    set: 'setMyCommands',
    whose,
    wanted: { commands },
    holds: (answer) => lines(answer).join('\n') === lines(commands).join('\n'),
  }
}
