import { signal } from '@preact/signals'
import type { MediaKind, Sample } from '../../../src/api.js'
import { control } from '../server/control.js'
import type { ChatModel } from '../state/chat.js'
import { sendMedia } from './sending.js'

/** The files that the sandbox has for members; null until they were asked for. */
export const samples = signal<readonly Sample[] | null>(null)

/** Fetches the samples, once. Throws RequestFailed. */
export async function loadSamples(): Promise<readonly Sample[]> {
  samples.value ??= await control.samples()
  return samples.value
}

export const sendSample = (chat: ChatModel, { id, kind }: Sample): Promise<unknown> =>
  sendMedia(chat, { kind, sample: id })

/** Sends the first sample of a kind. Throws RequestFailed, or an Error when there is none. */
export async function sendSampleOf(chat: ChatModel, kind: MediaKind): Promise<void> {
  const sample = (await loadSamples()).find((one) => one.kind === kind)
  if (!sample) throw new Error('The sandbox has no such sample.')
  await sendSample(chat, sample)
}

const TITLES = {
  photo: 'Photos',
  video: 'Videos',
  animation: 'GIFs',
  voice: 'Voice messages',
  video_note: 'Video messages',
  sticker: 'Stickers',
  audio: 'Music',
  document: 'Files',
} satisfies Record<MediaKind, string>

/** Samples under the titles of their kinds; a kind without any is left out. */
export function byKind(all: readonly Sample[]): Array<{ title: string; items: Sample[] }> {
  return Object.entries(TITLES)
    .map(([kind, title]) => ({ title, items: all.filter((sample) => sample.kind === kind) }))
    .filter(({ items }) => items.length > 0)
}
