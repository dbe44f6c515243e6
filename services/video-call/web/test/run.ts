import type { ServerMessageOf } from '../../src/protocol.js'
import type { CallEvent, Effect } from '../src/call/events.js'
import { type CallState, INITIAL } from '../src/call/state.js'
import { step } from '../src/call/step.js'

export const NOW = 1_000_000
const ICE = [{ urls: ['turn:relay.example'], username: 'u', credential: 'c' }]

export const welcome = (more: Partial<ServerMessageOf<'welcome'>> = {}): CallEvent => ({
  type: 'heard',
  at: NOW,
  message: {
    type: 'welcome',
    language: 'fa',
    polite: true,
    session: 1,
    iceServers: ICE,
    iceTransportPolicy: 'relay',
    resume: 'r',
    resumed: false,
    partner: 'absent',
    endsAt: 61_000,
    now: 1_000,
    ...more,
  },
})
export const partner = (state: 'absent' | 'present' | 'joined', session = 5): CallEvent => ({
  type: 'heard',
  at: NOW,
  message: { type: 'partner', state, session, microphone: true, camera: true },
})
export const heard = (message: Extract<CallEvent, { type: 'heard' }>['message']): CallEvent => ({
  type: 'heard',
  at: NOW,
  message,
})
export const both = { microphone: true, camera: true }
export const OPENED: readonly CallEvent[] = [
  { type: 'opened', joined: false },
  { type: 'connected' },
  welcome(),
]
export const READY: readonly CallEvent[] = [
  ...OPENED,
  { type: 'media-wanted', camera: true },
  { type: 'media-ready', ...both },
]
export const IN_CALL: readonly CallEvent[] = [
  ...READY,
  { type: 'join' },
  partner('joined'),
  { type: 'way-is', way: 'connected' },
]

interface Run {
  state: CallState
  /** Of the last event. */
  last: readonly Effect[]
  all: readonly Effect[]
}

/** A call after these events. */
export function run(...events: readonly CallEvent[]): Run {
  return events.reduce<Run>(
    ({ state, all }, event) => {
      const next = step(state, event)
      return { state: next.state, last: next.effects, all: [...all, ...next.effects] }
    },
    { state: INITIAL, last: [], all: [] },
  )
}
/** What was done, in short. */
export const did = (effects: readonly Effect[]): string[] =>
  effects.map((effect) => (effect.do === 'send' ? `send ${effect.message.type}` : effect.do))
