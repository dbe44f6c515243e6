import { bannedText, t } from '@anonchat/texts'
import { act, effects, leaving, move, type Turn } from '../decision.js'
import { say } from '../effect.js'
import { banOf, isRegistered } from '../profile.js'
import { changeQuestion, languageScreen, question } from '../questions.js'
import { menuKeys, roomKeys, type Screen, words } from '../screen.js'
import { welcome } from './registration.js'

/** Words with the keys of somebody who is in no room. */
const withMenu = (turn: Turn, text: string): Screen => words(text, menuKeys(turn.lang))

export const menu = act(['gate', 'record'], (turn, { gate, record }) => {
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  const ban = banOf(record, turn.now)
  const shown = say(turn.memberId, withMenu(turn, turn.texts.general.menu()))
  if (ban !== null)
    return move(
      { state: turn.session.state },
      { banned: String(ban), ban_told: '1' },
      [],
      say(turn.memberId, words(bannedText(turn.texts, record.bannedUntil))),
    )
  return record.isUnreachable
    ? leaving(turn, { kind: 'reachable', reachable: true }, shown)
    : leaving(turn, shown)
})

export const help = act([], (turn) => effects(say(turn.memberId, words(turn.texts.general.help()))))

export const paySupport = act([], (turn) =>
  effects(say(turn.memberId, words(turn.texts.general.paySupport()))),
)

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

/** The new language, with the keys or the question that the member had in the old one. */
function inLanguage({ input, session, lang: before }: Turn): Screen {
  const lang = input.kind === 'language button' ? input.lang : before
  const text = t(lang).general.languageSet()
  switch (session.state) {
    case 'registering:gender':
    case 'registering:age':
    case 'registering:city':
    case 'registering:photo':
      return question(session.state, lang, text)
    case 'editing:gender':
    case 'editing:age':
    case 'editing:city':
    case 'editing:photo':
      return changeQuestion(session.state, lang, text)
    case 'chatting':
      return words(text, roomKeys(lang))
    case 'idle':
    case 'searching':
      return words(text, menuKeys(lang))
    default:
      return words(text)
  }
}

export const nothing = act([], () => effects())
