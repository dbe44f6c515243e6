import type { QualityLevel } from '../../../src/protocol.js'
import type { Signal } from '../signaling/negotiation.js'
import type { WayState } from '../signaling/way.js'
import { type Step, still } from './outcome.js'
import type { CallState } from './state.js'

/** What the own connection says goes to the partner's page. What cannot be said now is said again after `welcome`. */
export function signalMade(state: CallState, signal: Signal): Step {
  if (state.peer === 'none' || state.link.phase !== 'open') return still(state)
  return {
    state,
    effects: [{ do: 'send', message: { type: 'signal', to: state.partner.session, ...signal } }],
  }
}

/** There is a way to the partner, or no more. */
export function wayIs(state: CallState, way: WayState): Step {
  if (state.peer === 'none' || state.peer === way) return still(state)
  const next: CallState = {
    ...state,
    peer: way,
    hasConnected: state.hasConnected || way === 'connected',
    quality: way === 'connected' ? state.quality : null,
  }
  // A reload from now on goes on with the time of the call.
  if (way === 'connected') return { state: next, effects: [{ do: 'remember', joined: true }] }
  const failure = way === 'blocked' && !state.hasConnected ? ({ failure: 'ice' } as const) : {}
  return {
    state: next,
    effects: told(state, [{ type: 'quality', connected: false, level: 'lost', ...failure }]),
  }
}

/** Another way is wanted: the service gives both of them new credentials. */
export function wayLost(state: CallState): Step {
  return { state, effects: state.peer === 'none' ? [] : told(state, [{ type: 'restart' }]) }
}

/** How the connection is, in a word; the first picture of the partner has come after `firstFrameMs`. */
export function qualityIs(
  state: CallState,
  { level, firstFrameMs }: { level: QualityLevel; firstFrameMs: number | null },
): Step {
  if (state.peer !== 'connected') return still(state)
  const first = firstFrameMs === null ? {} : { firstFrameMs }
  return {
    state: { ...state, quality: level },
    effects: told(state, [{ type: 'quality', connected: true, level, ...first }]),
  }
}

type Message = Extract<Step['effects'][number], { do: 'send' }>['message']

const told = (state: CallState, messages: readonly Message[]): Step['effects'] =>
  state.link.phase === 'open' ? messages.map((message) => ({ do: 'send', message })) : []
