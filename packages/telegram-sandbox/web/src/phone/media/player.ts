import { signal } from '@preact/signals'
import type { SeenMessage } from '../../../../src/api.js'
import { fileUrl } from '../../server/control.js'

/** The voice note or the music that was played last; it goes on while its bubble is out of sight. */
interface Track {
  key: string
  playing: boolean
  /** 0 to 1. */
  progress: number
  /** Seconds. */
  position: number
}

export const track = signal<Track | null>(null)

const audio = new Audio()
let length = 0

export const trackKey = (chatId: number, { messageId }: SeenMessage): string => `${chatId}/${messageId}`

/** Plays or pauses a message's sound; whatever else played stops. Throws what the browser says when it cannot. */
export async function toggle(key: string, fileId: string, seconds: number): Promise<void> {
  if (track.value?.key === key) {
    if (audio.paused) await audio.play()
    else audio.pause()
    return
  }
  audio.src = fileUrl(fileId)
  length = seconds
  track.value = { key, playing: true, progress: 0, position: 0 }
  try {
    await audio.play()
  } catch (error) {
    // Another was started meanwhile.
    if (track.value.key !== key) return
    track.value = null
    throw error instanceof DOMException ? new Error('This browser cannot play the file.') : error
  }
}

/** Goes to a part (0 to 1) of what plays. */
export function seek(part: number): void {
  audio.currentTime = part * duration()
}

/** Stops the sound, for a video begins. */
export const hush = (): void => audio.pause()

/** Browsers do not know how long a recording without an index is. */
const duration = (): number =>
  Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : length

function update(): void {
  if (track.value === null) return
  const { key } = track.value
  const position = audio.ended ? 0 : audio.currentTime
  track.value = {
    key,
    playing: !audio.paused && !audio.ended,
    position,
    progress: duration() > 0 ? Math.min(1, position / duration()) : 0,
  }
}

for (const event of ['play', 'pause', 'ended', 'timeupdate', 'seeked']) audio.addEventListener(event, update)
