import type { CallEvent, Effect } from './events.js'
import { hangUp, owingHangUp } from './hang-up.js'
import { hear } from './hear.js'
import { afterClose, networkChanged } from './link.js'
import { mediaEnded, mediaReady, switched, tellMedia } from './media.js'
import { type Step, still } from './outcome.js'
import { takeBack } from './over.js'
import { tellReport } from './report.js'
import type { CallState } from './state.js'
import { qualityIs, signalMade, wayIs, wayLost } from './way.js'

/** What an event makes of a call. Pure: what it decides is done by whoever keeps the call. */
export function step(before: CallState, event: CallEvent): Step {
  if (before.owesHangUp) return owingHangUp(before, event)
  if (before.unusable !== null || (before.ended !== null && event.type !== 'take-back')) return still(before)
  return withPeer(taken(before, event))
}

/** Picture and sound begin as soon as both are in the call. */
function withPeer({ state, effects }: Step): Step {
  const { call, joined, media, partner, peer, ended } = state
  const bothAreIn = call !== null && joined && media.phase === 'ready' && partner.state === 'joined'
  if (!bothAreIn || ended !== null || peer !== 'none') return { state, effects }
  return { state: { ...state, peer: 'connecting' }, effects: [...effects, { do: 'start-peer' }] }
}

function taken(state: CallState, event: CallEvent): Step {
  switch (event.type) {
    case 'opened':
      return opened(state, event.joined)
    case 'unusable':
      return still({ ...state, unusable: event.why })
    case 'connected':
      return { state, effects: [{ do: 'say-hello' }] }
    case 'disconnected':
      return afterClose(state, event.code)
    case 'heard':
      return hear(state, event.message, event.at)
    case 'media-wanted':
      return mediaWanted(state, event.camera)
    case 'media-ready':
      return mediaReady(state, event)
    case 'media-failed':
      return still({
        ...state,
        // Who comes back into a call and may not use the camera any more is asked again before joining.
        joined: false,
        media: { phase: 'none', problem: event.problem, microphone: false, camera: false },
      })
    case 'media-ended':
      return mediaEnded(state, event.kind)
    case 'join':
      return join(state)
    case 'microphone-pressed':
      return switched({ ...state, microphone: state.media.microphone && !state.microphone })
    case 'camera-pressed':
      return switched({ ...state, camera: state.media.camera && !state.camera })
    case 'hang-up':
      return hangUp(state)
    case 'report': {
      const { category, words } = event
      return tellReport({ ...state, report: { category, words } })
    }
    case 'take-back':
      return state.ended === 'taken-over' ? takeBack(state) : still(state)
    case 'try-again':
      if (state.peer !== 'blocked') return still(state)
      return {
        state: { ...state, peer: 'connecting' },
        effects: [{ do: 'stop-peer' }, { do: 'start-peer' }, { do: 'send', message: { type: 'restart' } }],
      }
    case 'network-changed':
      return networkChanged(state)
    case 'signal-made':
      return signalMade(state, event.signal)
    case 'way-is':
      return wayIs(state, event.way)
    case 'way-lost':
      return wayLost(state)
    case 'quality-is':
      return qualityIs(state, event)
  }
}

function opened(state: CallState, joined: boolean): Step {
  const connect: Effect = { do: 'connect', attempt: 0 }
  const open: CallState = { ...state, link: { phase: 'connecting', attempt: 0 }, joined }
  if (!joined) return { state: open, effects: [connect] }
  return {
    state: { ...open, media: { ...open.media, phase: 'asking' } },
    effects: [connect, { do: 'ask-media', camera: true }],
  }
}

function mediaWanted(state: CallState, camera: boolean): Step {
  if (state.media.phase !== 'none') return still(state)
  return {
    state: { ...state, media: { ...state.media, phase: 'asking', problem: null } },
    effects: [{ do: 'ask-media', camera }],
  }
}

function join(before: CallState): Step {
  if (before.joined || before.media.phase !== 'ready') return still(before)
  const state = { ...before, joined: true }
  return { state, effects: [{ do: 'remember', joined: true }, ...tellMedia(state)] }
}
