import { LANGS, t } from '@anonchat/texts'
import { DATA } from '../buttons.js'
import { CHOICE } from '../choice-buttons.js'
import { act, effects, leaving, type Turn } from '../decision.js'
import { say, showAgain } from '../effect.js'
import { FILTER_NAMES, isRegistered, type Registered } from '../profile.js'
import { inline, type Screen, words } from '../screen.js'
import { welcome } from './registration.js'

/** What a partner is told and may do with what the member sends, with switches; the languages below. */
export function settingsScreen({ texts }: Turn, { shows, protects }: Registered): Screen {
  const { buttons, settings } = texts
  const labels = { gender: buttons.showGender, age: buttons.showAge, city: buttons.showCity }
  const switches = FILTER_NAMES.map((what) => ({
    text: `${shows[what] ? '✅' : '▫️'} ${labels[what]}`,
    data: CHOICE.show(what, !shows[what]),
  }))
  const protect = [{ text: `${protects ? '✅' : '▫️'} ${buttons.protect}`, data: CHOICE.protect(!protects) }]
  const languages = LANGS.map((lang) => ({ text: t(lang).name, data: DATA.language(lang) }))
  return words(settings.about(), inline(switches, protect, languages))
}

export const settings = act(['gate', 'record'], (turn, { gate, record }) => {
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  return leaving(turn, say(turn.memberId, settingsScreen(turn, record)))
})

export const changeSettings = act(['gate', 'record'], (turn, { gate, record }) => {
  const { input, memberId } = turn
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  if (input.kind !== 'show button') return effects()
  const shows = { ...record.shows, [input.what]: input.on }
  const shown = showAgain(memberId, input.messageId, settingsScreen(turn, { ...record, shows }))
  return effects({ kind: 'save-profile', changes: { shows } }, shown)
})
