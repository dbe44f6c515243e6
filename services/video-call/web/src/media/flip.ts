import { type OwnMedia, pictureOf } from './own-media.js'

/** Whether there is another camera to turn to. Known only after the member has allowed one. */
export async function canFlip(): Promise<boolean> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => [])
  return devices.filter(({ kind }) => kind === 'videoinput').length > 1
}

/**
 * Turns to the other camera, by the member's own wish. A phone runs one camera at a time, so the first is stopped before;
 * if the other one does not start, the first is started again. null when none starts any more.
 */
export async function flipCamera(media: OwnMedia): Promise<OwnMedia | null> {
  const other = media.facing === 'user' ? 'environment' : 'user'
  for (const track of media.stream.getVideoTracks()) {
    track.stop()
    media.stream.removeTrack(track)
  }
  for (const facing of [other, media.facing] as const) {
    const track = await cameraTrack(facing)
    if (track === null) continue
    media.stream.addTrack(track)
    return { stream: media.stream, facing }
  }
  return null
}

async function cameraTrack(facing: OwnMedia['facing']): Promise<MediaStreamTrack | null> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: pictureOf(facing) })
    return stream.getVideoTracks()[0] ?? null
  } catch {
    return null
  }
}
