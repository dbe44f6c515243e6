import { type ReadonlySignal, signal } from '@preact/signals'
import { canFlip, flipCamera } from '../media/flip.js'
import { askMedia, type OwnMedia } from '../media/own-media.js'
import type { CallEvent } from './events.js'

/** Microphone and camera of the member, from the question to the end. */
export interface OwnSide {
  readonly media: ReadonlySignal<OwnMedia | null>
  readonly canFlip: ReadonlySignal<boolean>
  ask(camera: boolean): Promise<void>
  apply(microphone: boolean, camera: boolean): void
  /** Turns to the other camera; gives its track. */
  flip(): Promise<MediaStreamTrack | null>
  stop(): void
}

export function newOwnSide(dispatch: (event: CallEvent) => void): OwnSide {
  const media = signal<OwnMedia | null>(null)
  const flippable = signal(false)
  let on = { microphone: true, camera: true }
  let flipping = false

  const watch = (track: MediaStreamTrack): void =>
    track.addEventListener('ended', () =>
      dispatch({ type: 'media-ended', kind: track.kind === 'audio' ? 'microphone' : 'camera' }),
    )
  const applyTo = (stream: MediaStream): void => {
    for (const track of stream.getAudioTracks()) track.enabled = on.microphone
    for (const track of stream.getVideoTracks()) track.enabled = on.camera
  }
  const stop = (): void => {
    for (const track of media.value?.stream.getTracks() ?? []) track.stop()
    media.value = null
  }
  return {
    media,
    canFlip: flippable,
    ask: async (camera) => {
      const asked = await askMedia(camera)
      if (asked.kind === 'problem') {
        dispatch({ type: 'media-failed', problem: asked.problem })
        return
      }
      stop()
      const { stream } = asked.media
      for (const track of stream.getTracks()) watch(track)
      media.value = asked.media
      const has = {
        microphone: stream.getAudioTracks().length > 0,
        camera: stream.getVideoTracks().length > 0,
      }
      dispatch({ type: 'media-ready', ...has })
      flippable.value = has.camera && (await canFlip())
    },
    apply: (microphone, camera) => {
      on = { microphone, camera }
      if (media.value) applyTo(media.value.stream)
    },
    flip: async () => {
      if (flipping || media.value === null) return null
      flipping = true
      const flipped = await flipCamera(media.value)
      flipping = false
      const track = flipped?.stream.getVideoTracks()[0]
      if (flipped === null || track === undefined) {
        dispatch({ type: 'media-ended', kind: 'camera' })
        return null
      }
      // The call may have ended meanwhile.
      if (media.value === null) {
        track.stop()
        return null
      }
      watch(track)
      media.value = flipped
      applyTo(flipped.stream)
      return track
    },
    stop,
  }
}
