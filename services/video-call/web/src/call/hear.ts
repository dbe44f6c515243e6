import type { ServerMessage, ServerMessageOf } from '../../../src/protocol.js'
import type { Effect } from './events.js'
import { tellMedia } from './media.js'
import { type Step, still } from './outcome.js'
import { over } from './over.js'
import { tellReport } from './report.js'
import type { CallState } from './state.js'

/** What a message of the service makes of a call. */
export function hear(state: CallState, message: ServerMessage, at: number): Step {
  switch (message.type) {
    case 'welcome':
      return welcomed(state, message, at)
    case 'partner':
      return partnerIs(state, message)
    case 'signal': {
      const { from, description, candidate } = message
      if (from !== state.partner.session) return still(state)
      return { state, effects: [{ do: 'hear-signal', signal: { description, candidate } }] }
    }
    case 'restart':
      if (state.call === null) return still(state)
      return {
        state: { ...state, call: { ...state.call, iceServers: message.iceServers } },
        effects: state.peer === 'none' ? [] : [{ do: 'restart-peer' }],
      }
    case 'ended':
      return over(state, message.reason)
    case 'reported':
      return still({ ...state, report: null })
    case 'pong':
    case 'error':
      return still(state)
  }
}

function welcomed(before: CallState, message: ServerMessageOf<'welcome'>, at: number): Step {
  const { polite, language, endsAt, now, iceServers, resumed } = message
  const state: CallState = {
    ...before,
    link: { phase: 'open', attempt: 0 },
    call: { polite, language, iceServers, endsAt: endsAt - now + at },
  }
  const told: readonly Effect[] = [...tellMedia(state), ...tellReport(state).effects]
  if (state.peer === 'none') return { state, effects: told }
  // For the service, and so for the partner, this is a new page: the partner makes a new connection to it.
  if (!resumed) return { state: { ...state, peer: 'none' }, effects: [...told, { do: 'stop-peer' }] }
  const again: Effect[] = [{ do: 'repeat-signals' }]
  if (state.peer !== 'connected') again.push({ do: 'send', message: { type: 'restart' } })
  return { state, effects: [...told, ...again] }
}

function partnerIs(before: CallState, message: ServerMessageOf<'partner'>): Step {
  const { state: now, session, microphone, camera } = message
  const state: CallState = { ...before, partner: { state: now, session, microphone, camera } }
  // What the page before has said is of no use to a connection with this one.
  if (session !== before.partner.session)
    return { state: { ...state, peer: 'none' }, effects: [{ do: 'stop-peer' }] }
  const isBack = before.partner.state === 'absent' && now !== 'absent'
  return { state, effects: isBack && before.peer !== 'none' ? [{ do: 'repeat-signals' }] : [] }
}
