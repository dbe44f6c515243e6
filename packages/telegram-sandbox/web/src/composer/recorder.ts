/** What is being recorded from a microphone or a camera. */
export interface Recording {
  readonly stream: MediaStream
  /** How loud it is now, 0 to 1. */
  level(): number
  ended(): boolean
  /** Ends it: the file and how long it is. */
  finish(): Promise<Recorded>
  /** Ends it; nothing is kept. Harmless when it has ended. */
  cancel(): void
}

export interface Recorded {
  content: Blob
  seconds: number
  /** Its ending. */
  extension: string
}

const TYPES = {
  voice: ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'],
  video: ['video/mp4', 'video/webm;codecs=vp9,opus', 'video/webm'],
}

/** Asks for the microphone, or also the camera, and begins. Throws an Error with words to show. */
export async function record(kind: keyof typeof TYPES): Promise<Recording> {
  const stream = await open(kind)
  const type = TYPES[kind].find((one) => MediaRecorder.isTypeSupported(one))
  const recorder = new MediaRecorder(stream, type === undefined ? {} : { mimeType: type })
  const parts: Blob[] = []
  recorder.ondataavailable = ({ data }) => parts.push(data)
  const { level, close } = meter(stream)
  let released = false
  const release = (): void => {
    if (released) return
    released = true
    for (const track of stream.getTracks()) track.stop()
    close()
  }
  recorder.start(250)
  const begun = performance.now()
  return {
    stream,
    level,
    ended: () => recorder.state === 'inactive',
    cancel: () => {
      if (recorder.state !== 'inactive') recorder.stop()
      release()
    },
    finish: () =>
      new Promise((resolve) => {
        const seconds = (performance.now() - begun) / 1000
        recorder.onstop = () => {
          release()
          const content = new Blob(parts, { type: recorder.mimeType.replace(/;.*/, '') })
          resolve({ content, seconds, extension: extensionOf(recorder.mimeType) })
        }
        recorder.stop()
      }),
  }
}

export function extensionOf(mimeType: string): string {
  const subtype = /^\w+\/(\w+)/.exec(mimeType)?.[1] ?? 'bin'
  return subtype === 'mp4' && mimeType.startsWith('audio') ? 'm4a' : subtype
}

async function open(kind: keyof typeof TYPES): Promise<MediaStream> {
  // Missing on a page that came over plain http from another machine.
  if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined')
    throw new Error('This browser does not let this page record.')
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: true,
      video: kind === 'video' && { width: 480, height: 480, facingMode: 'user' },
    })
  } catch (error) {
    throw new Error(refusal(error instanceof Error ? error.name : '', kind))
  }
}

/** Why there is nothing to record with, in words. */
export function refusal(name: string, kind: keyof typeof TYPES): string {
  const device = kind === 'voice' ? 'microphone' : 'camera'
  if (name === 'NotAllowedError') return `This page may not use the ${device}.`
  if (name === 'NotFoundError') return `There is no ${device}.`
  return `The ${device} cannot be used now.`
}

function meter(stream: MediaStream): { level: () => number; close: () => void } {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples)
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
      // Speech is far from full power; the root brings it into sight.
      return Math.min(1, Math.sqrt(1.5 * Math.sqrt(power)))
    },
    close: () => void context.close(),
  }
}
