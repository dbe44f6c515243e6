import type { MediaProblem } from '../call/state.js'

/** Microphone and camera of this device, as one stream. */
export interface OwnMedia {
  readonly stream: MediaStream
  /** The camera that looks at the member, as opposed to the one at the back. */
  readonly facing: 'user' | 'environment'
}

export type Asked = { kind: 'media'; media: OwnMedia } | { kind: 'problem'; problem: MediaProblem }

const SOUND: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
}

/** Enough for a phone, and what a relay can carry for many. */
export const pictureOf = (facingMode: OwnMedia['facing']): MediaTrackConstraints => ({
  facingMode,
  width: { ideal: 640 },
  height: { ideal: 480 },
  frameRate: { ideal: 24, max: 30 },
})

/**
 * Asks for microphone and camera, in one question: Android puts it again for every call of `getUserMedia`. A kind that the
 * device does not have is not asked for.
 */
export async function askMedia(wantsCamera: boolean): Promise<Asked> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => null)
  const has = (kind: MediaDeviceKind): boolean => devices === null || devices.some((one) => one.kind === kind)
  const audio = has('audioinput') && SOUND
  const video = wantsCamera && has('videoinput') && pictureOf('user')
  if (!audio && !video) return { kind: 'problem', problem: 'missing' }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio, video })
    return { kind: 'media', media: { stream, facing: 'user' } }
  } catch (error) {
    return { kind: 'problem', problem: problemOf(error) }
  }
}

const PROBLEMS: Readonly<Record<string, MediaProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
}

const problemOf = (error: unknown): MediaProblem =>
  (error instanceof DOMException && PROBLEMS[error.name]) || 'failed'
