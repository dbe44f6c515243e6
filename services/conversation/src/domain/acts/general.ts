import { t } from '@anonchat/texts'
import { act, effects, leaving, move, type Turn } from '../decision.js'
import { say } from '../effect.js'
import { isRegistered } from '../profile.js'
import { languageScreen, withKeys } from '../questions.js'
import { menuKeys, type Screen, words } from '../screen.js'
import { barredByRecord } from './barred.js'
import { welcome } from './registration.js'

/** Words with the keys of somebody who is in no room. */
const withMenu = (turn: Turn, text: string): Screen => words(text, menuKeys(turn.lang))

export const menu = act(['gate', 'record'], (turn, { gate, record }) => {
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  const barred = barredByRecord(turn, record)
  if (barred !== null) return barred
  const shown = say(turn.memberId, withMenu(turn, turn.texts.general.menu()))
  return record.isUnreachable
    ? leaving(turn, { kind: 'reachable', reachable: true }, shown)
    : leaving(turn, shown)
})

export const help = act([], (turn) => effects(say(turn.memberId, words(turn.texts.general.help()))))

export const unknownCommand = act([], (turn) =>
  effects(say(turn.memberId, words(turn.texts.general.unknownCommand()))),
)

export const idleHint = act([], (turn) =>
  effects(say(turn.memberId, withMenu(turn, turn.texts.general.idleHint()))),
)

export const nothingToStop = act([], (turn) =>
  effects(say(turn.memberId, withMenu(turn, turn.texts.general.nothingToStop()))),
)

export const chooseLanguage = act([], (turn) => effects(say(turn.memberId, languageScreen(turn.lang))))

export const setLanguage = act([], (turn) => {
  const { input, session, memberId } = turn
  if (input.kind !== 'language button') return effects()
  const { lang } = input
  return move(
    { state: session.state },
    { lang },
    [],
    { kind: 'save-language', lang },
    say(memberId, inLanguage(turn)),
  )
})

/** In the new language, with the keys or the question that the member had in the old one. */
function inLanguage({ input, session, lang: before }: Turn): Screen {
  const lang = input.kind === 'language button' ? input.lang : before
  return withKeys(session.state, lang, t(lang).general.languageSet())
}

export const nothing = act([], () => effects())
