import { readFileSync } from 'node:fs'

const file = (name: string): Uint8Array => readFileSync(new URL(`../samples/${name}`, import.meta.url))

/** Small real files that members send when a test brings none. */
export const sampleBytes = {
  photo: file('photo.jpg'),
  video: file('video.mp4'),
  voice: file('voice.oga'),
  sticker: file('sticker.webp'),
  audio: file('audio.mp3'),
  document: file('document.pdf'),
}
