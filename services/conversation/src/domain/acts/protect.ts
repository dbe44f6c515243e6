import { act, type Decision, effects, move, type Turn } from '../decision.js'
import { type Effect, say, showAgain } from '../effect.js'
import { isRegistered } from '../profile.js'
import { words } from '../screen.js'
import { welcome } from './registration.js'
import { settingsScreen } from './settings.js'

/** From now on, in this room too: what was sent before stays as it was. */
function protects({ session }: Turn, on: boolean, shown: Effect): Decision {
  const state = session.state.startsWith('editing:') ? 'idle' : session.state
  const set = { state, protects: on ? '1' : '0' }
  return move({ state: session.state }, set, [], { kind: 'save-profile', changes: { protects: on } }, shown)
}

/** /protect: on, or off again. */
export const protect = act(['gate', 'record'], (turn, { gate, record }) => {
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  const on = !turn.session.protects
  const { protectOn, protectOff } = turn.texts.settings
  return protects(turn, on, say(turn.memberId, words(on ? protectOn() : protectOff())))
})

/** The switch among the settings says what shall be: pressed twice it does the same. */
export const changeProtect = act(['gate', 'record'], (turn, { gate, record }) => {
  const { input, memberId } = turn
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  if (input.kind !== 'protect button') return effects()
  const { on, messageId } = input
  return protects(turn, on, showAgain(memberId, messageId, settingsScreen(turn, { ...record, protects: on })))
})
