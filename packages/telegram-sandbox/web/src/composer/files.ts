import type { MediaKind } from '../../../src/api.js'

/** What is measured of a file before it is sent. */
export interface Measures {
  width?: number
  height?: number
  duration?: number
}

/** A file that waits to be sent. */
export interface Picked {
  id: number
  file: File
  kind: MediaKind
  measures: Measures
  /** Where its bytes are in this browser. */
  url: string
}

/** A photo above this goes out as a file, as Telegram demands. */
const MAX_PHOTO = 10 * 1024 * 1024
const MAX_ALBUM = 10
const PHOTOS = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/bmp'])

/** What a file becomes when it is sent. */
export function kindOf({ type, size }: { type: string; size: number }): MediaKind {
  if (type === 'image/gif') return 'animation'
  if (PHOTOS.has(type) && size <= MAX_PHOTO) return 'photo'
  if (type.startsWith('video/')) return 'video'
  if (type.startsWith('audio/')) return 'audio'
  return 'document'
}

/** What may stand in one album. */
const albumOf = (kind: MediaKind): 'visual' | 'audio' | 'document' | null => {
  if (kind === 'photo' || kind === 'video') return 'visual'
  return kind === 'audio' || kind === 'document' ? kind : null
}

/** Files as the messages they become, in their order: albums of 2 to 10 of matching kinds, others alone. */
export function grouped<T extends { kind: MediaKind }>(items: readonly T[]): T[][] {
  const groups: T[][] = []
  for (const item of items) {
    const group = groups.at(-1)
    const before = group?.[0]
    const album = albumOf(item.kind)
    const fits = before !== undefined && album !== null && albumOf(before.kind) === album
    if (group && fits && group.length < MAX_ALBUM) group.push(item)
    else groups.push([item])
  }
  return groups
}

/** May be hidden until it is tapped. */
export const takesSpoiler = (kind: MediaKind): boolean =>
  kind === 'photo' || kind === 'video' || kind === 'animation'

const UNITS = ['B', 'KB', 'MB', 'GB']

/** A size for people: "1.4 MB". */
export function sizeText(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1)
  const amount = bytes / 1024 ** power
  return `${power === 0 || amount >= 100 ? Math.round(amount) : amount.toFixed(1)} ${UNITS[power]}`
}

/** A time for people: "0:07". */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
