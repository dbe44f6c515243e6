import type { Effect } from './events.js'
import type { Step } from './outcome.js'
import type { CallState } from './state.js'

/** Tells the partner what of this member is on. Nothing while the service does not listen: `welcome` brings it up. */
export function tellMedia(state: CallState): readonly Effect[] {
  if (!state.joined || state.link.phase !== 'open') return []
  return [{ do: 'send', message: { type: 'media', microphone: state.microphone, camera: state.camera } }]
}

/** The member has switched microphone or camera on or off. */
export function switched(state: CallState): Step {
  const { microphone, camera } = state
  return { state, effects: [{ do: 'apply-media', microphone, camera }, ...tellMedia(state)] }
}

/** Microphone and camera are there, or the one of them that the device has. */
export function mediaReady(before: CallState, has: { microphone: boolean; camera: boolean }): Step {
  return switched({
    ...before,
    media: { phase: 'ready', problem: null, microphone: has.microphone, camera: has.camera },
    microphone: before.microphone && has.microphone,
    camera: before.camera && has.camera,
  })
}

/** Somebody pulled the plug, or another program took it. */
export function mediaEnded(before: CallState, kind: 'microphone' | 'camera'): Step {
  if (!before.media[kind]) return { state: before, effects: [] }
  return switched({ ...before, media: { ...before.media, [kind]: false }, [kind]: false })
}
