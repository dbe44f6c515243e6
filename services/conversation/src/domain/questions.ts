import type { EditingState, RegistrationState, Session } from '@anonchat/store'
import { LANGS, type Lang, t } from '@anonchat/texts'
import { DATA } from './buttons.js'
import type { GateAnswer } from './decision.js'
import { inline, menuKeys, roomKeys, type Screen, words } from './screen.js'

type Step = Exclude<RegistrationState, 'registering:gate'>

/** The question of a step, with what is said before it in the same message. */
export function question(step: Step, lang: Lang, before = ''): Screen {
  const { registration, buttons } = t(lang)
  const intro = before === '' ? '' : `${before}\n\n`
  const back = { text: buttons.back, data: DATA.back }
  switch (step) {
    case 'registering:gender': {
      const choices = (['male', 'female', 'other'] as const).map((gender) => ({
        text: buttons[gender],
        data: DATA.gender(gender),
      }))
      return words(intro + registration.askGender(), inline(choices))
    }
    case 'registering:age':
      return words(intro + registration.askAge(), inline([back]))
    case 'registering:city':
      return words(intro + registration.askCity(), inline([back]))
    case 'registering:photo':
      return words(intro + registration.askPhoto(), inline([{ text: buttons.skip, data: DATA.skip }], [back]))
  }
}

/** What is wrong with an answer, with an example and the buttons of the step. */
export function correction(step: Step, lang: Lang): Screen {
  const { registration } = t(lang)
  const wrong = {
    'registering:gender': registration.wrongGender,
    'registering:age': registration.wrongAge,
    'registering:city': registration.wrongCity,
    'registering:photo': registration.wrongPhoto,
  }[step]()
  const { markup } = question(step, lang)
  return words(wrong, markup)
}

const STEP_OF = {
  'editing:gender': 'registering:gender',
  'editing:age': 'registering:age',
  'editing:city': 'registering:city',
  'editing:photo': 'registering:photo',
} as const

const keepButton = (lang: Lang) => ({ text: t(lang).buttons.keepProfile, data: DATA.cancel })

/** Asks a member for a new value, in the words of the registration, with a way out. */
export function changeQuestion(state: EditingState, lang: Lang, before = ''): Screen {
  const intro = before === '' ? '' : `${before}\n\n`
  if (state === 'editing:photo') return words(intro + t(lang).profile.askPhoto(), inline([keepButton(lang)]))
  const { content, markup } = question(STEP_OF[state], lang, before)
  const choices = state === 'editing:gender' && markup?.kind === 'inline' ? markup.rows : []
  return { content, markup: inline(...choices, [keepButton(lang)]) }
}

/** What is wrong with a new value. */
export function changeCorrection(state: EditingState, lang: Lang): Screen {
  const { markup } = changeQuestion(state, lang)
  if (state === 'editing:photo') return words(t(lang).profile.wrongPhoto(), markup)
  return { ...correction(STEP_OF[state], lang), ...(markup === undefined ? {} : { markup }) }
}

/** The channel that must be joined first. */
export function gateScreen(text: string, lang: Lang, gate: Pick<GateAnswer, 'joinUrl'>): Screen {
  const { buttons } = t(lang)
  const join = gate.joinUrl === null ? [] : [[{ text: buttons.joinChannel, url: gate.joinUrl }]]
  return words(text, inline(...join, [{ text: buttons.joined, data: DATA.joined }]))
}

export const languageScreen = (lang: Lang): Screen =>
  words(
    t(lang).general.chooseLanguage(),
    inline(LANGS.map((one) => ({ text: t(one).name, data: DATA.language(one) }))),
  )

/** Words with the keys or the question that a member in this state has. */
export function withKeys(state: Session['state'], lang: Lang, text: string): Screen {
  switch (state) {
    case 'registering:gender':
    case 'registering:age':
    case 'registering:city':
    case 'registering:photo':
      return question(state, lang, text)
    case 'editing:gender':
    case 'editing:age':
    case 'editing:city':
    case 'editing:photo':
      return changeQuestion(state, lang, text)
    case 'chatting':
      return words(text, roomKeys(lang))
    case 'idle':
    case 'searching':
      return words(text, menuKeys(lang))
    default:
      return words(text)
  }
}
