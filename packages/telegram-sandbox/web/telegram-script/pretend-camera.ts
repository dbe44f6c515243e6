import { drawScene } from './scene.js'

const WIDTH = 640
const HEIGHT = 480
const FRAMES_PER_SECOND = 24

type GetUserMedia = MediaDevices['getUserMedia']

/**
 * Lets a mini app of the sandbox have a camera and a microphone where there are none: the picture is drawn, the sound is
 * silence. What is there is used as it is, unless `always`.
 */
export function installPretendCamera(always: boolean): void {
  const { mediaDevices } = navigator
  if (mediaDevices === undefined) return
  const list = mediaDevices.enumerateDevices.bind(mediaDevices)
  const get = mediaDevices.getUserMedia.bind(mediaDevices)
  const pretended = async (kind: MediaDeviceKind): Promise<boolean> =>
    always || !(await list()).some((device) => device.kind === kind)

  const enumerateDevices = async (): Promise<MediaDeviceInfo[]> => {
    const [devices, camera, microphone] = await Promise.all([
      list(),
      pretended('videoinput'),
      pretended('audioinput'),
    ])
    const real = devices.filter(
      ({ kind }) => !(camera && kind === 'videoinput') && !(microphone && kind === 'audioinput'),
    )
    return [
      ...real,
      ...(camera ? [device('videoinput', 'Front (pretend)'), device('videoinput', 'Back (pretend)')] : []),
      ...(microphone ? [device('audioinput', 'Microphone (pretend)')] : []),
    ]
  }
  const getUserMedia: GetUserMedia = async (constraints = {}) => {
    const [camera, microphone] = await Promise.all([pretended('videoinput'), pretended('audioinput')])
    const real = {
      audio: (!microphone && constraints.audio) || false,
      video: (!camera && constraints.video) || false,
    }
    const stream = real.audio || real.video ? await get(real) : new MediaStream()
    if (constraints.video && camera) stream.addTrack(drawnTrack(isBack(constraints.video)))
    if (constraints.audio && microphone) stream.addTrack(silentTrack())
    return stream
  }
  Object.defineProperties(mediaDevices, {
    enumerateDevices: { value: enumerateDevices },
    getUserMedia: { value: getUserMedia },
  })
}

function device(kind: MediaDeviceKind, label: string): MediaDeviceInfo {
  const fields = { kind, label, deviceId: label, groupId: 'pretend' }
  return { ...fields, toJSON: () => fields }
}

const isBack = (video: boolean | MediaTrackConstraints): boolean =>
  typeof video === 'object' && JSON.stringify(video.facingMode ?? '').includes('environment')

/** A track whose picture is drawn until it is stopped. */
function drawnTrack(fromBack: boolean): MediaStreamTrack {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const context = canvas.getContext('2d')
  const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks()
  if (context === null || track === undefined) throw new DOMException('no canvas', 'NotReadableError')
  const hue = Math.floor(Math.random() * 360)
  // No animation frames: a page that is not seen gets none, and its partner would see it stand still.
  const timer = setInterval(() => {
    if (track.readyState === 'ended') clearInterval(timer)
    else drawScene(context, { hue, fromBack, seconds: performance.now() / 1000 })
  }, 1000 / FRAMES_PER_SECOND)
  return track
}

function silentTrack(): MediaStreamTrack {
  const [track] = new AudioContext().createMediaStreamDestination().stream.getAudioTracks()
  if (track === undefined) throw new DOMException('no sound', 'NotReadableError')
  return track
}
