import { LANGS, type Lang, t } from '@anonchat/texts'
import { adminMenus, languageOf, memberMenu } from './command-menu.js'
import type { ProfileSetting } from './profile-setting.js'

/**
 * All that Telegram shows of the bot outside of messages: the command menu and its descriptions by language, and the
 * menus of the admins.
 */
export const profileFor = (admins: Iterable<number>): readonly ProfileSetting[] => [
  ...LANGS.flatMap((lang) => [memberMenu(lang), description(lang), shortDescription(lang)]),
  ...[...admins].flatMap(adminMenus),
]

function description(lang: Lang): ProfileSetting {
  return {
    ask: 'getMyDescription',
    set: 'setMyDescription',
    whose: languageOf(lang),
    ...textIn('description', t(lang).about.description),
  }
}

function shortDescription(lang: Lang): ProfileSetting {
  return {
    ask: 'getMyShortDescription',
    set: 'setMyShortDescription',
    whose: languageOf(lang),
    ...textIn('short_description', t(lang).about.shortDescription),
  }
}

function textIn(field: string, text: string): Pick<ProfileSetting, 'wanted' | 'holds'> {
  return {
    wanted: { [field]: text },
    holds: (answer) => typeof answer === 'object' && answer !== null && Reflect.get(answer, field) === text,
  }
}
