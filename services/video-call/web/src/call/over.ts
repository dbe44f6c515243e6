import type { Effect } from './events.js'
import type { Step } from './outcome.js'
import type { CallState, End } from './state.js'

/** Nothing goes on after the end: no picture, no sound, no socket, no camera whose light is on. */
export function over(state: CallState, end: End, first: readonly Effect[] = []): Step {
  return {
    state: {
      ...state,
      ended: end,
      peer: 'none',
      quality: null,
      link: { phase: 'idle', attempt: 0 },
      media: { phase: 'none', problem: null, microphone: false, camera: false },
    },
    effects: [
      ...first,
      { do: 'stop-peer' },
      { do: 'stop-media' },
      { do: 'disconnect' },
      { do: 'remember', joined: false },
    ],
  }
}

/** The member wants the call here again, which another device of theirs has taken over. */
export function takeBack(state: CallState): Step {
  const connect: Effect = { do: 'connect', attempt: 0 }
  const open: CallState = {
    ...state,
    ended: null,
    hasConnected: false,
    call: null,
    link: { phase: 'connecting', attempt: 0 },
  }
  if (!state.joined) return { state: open, effects: [connect] }
  return {
    state: { ...open, media: { ...open.media, phase: 'asking' } },
    effects: [connect, { do: 'ask-media', camera: true }, { do: 'remember', joined: true }],
  }
}
