import type { MediaKind } from '../../../src/api.js'
import { kindOf, type Measures, type Picked } from './files.js'

let last = 0

/** Looks at a file; one that this browser cannot show goes out as a plain file. */
export async function pick(file: File): Promise<Picked> {
  const url = URL.createObjectURL(file)
  const kind = kindOf(file)
  const measures = await measure(url, kind)
  last += 1
  return { id: last, file, url, kind: measures ? kind : 'document', measures: measures ?? {} }
}

function measure(url: string, kind: MediaKind): Promise<Measures | null> {
  switch (kind) {
    case 'photo':
    case 'animation':
      return measureImage(url)
    case 'video':
    case 'audio':
      return measurePlayed(url, kind)
    default:
      return Promise.resolve({})
  }
}

function measureImage(url: string): Promise<Measures | null> {
  const image = new Image()
  return new Promise((resolve) => {
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight })
    image.onerror = () => resolve(null)
    image.src = url
  })
}

function measurePlayed(url: string, kind: 'video' | 'audio'): Promise<Measures | null> {
  const player = document.createElement(kind)
  player.preload = 'metadata'
  return new Promise((resolve) => {
    player.onloadedmetadata = () => {
      const { duration } = player
      const seconds = Number.isFinite(duration) ? Math.max(1, Math.round(duration)) : undefined
      const size =
        player instanceof HTMLVideoElement ? { width: player.videoWidth, height: player.videoHeight } : {}
      resolve({ ...size, ...(seconds !== undefined && { duration: seconds }) })
    }
    player.onerror = () => resolve(null)
    player.src = url
  })
}
