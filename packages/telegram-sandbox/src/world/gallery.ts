import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { FileInput } from './file-kinds.js'

const file = (name: string): Uint8Array =>
  readFileSync(new URL(`../samples/gallery/${name}`, import.meta.url))

const item = z.strictObject({
  id: z.string(),
  kind: z.enum(['photo', 'video', 'voice', 'video_note', 'animation', 'sticker', 'audio', 'document']),
  title: z.string(),
  fileName: z.string(),
  duration: z.int().exactOptional(),
  width: z.int().exactOptional(),
  height: z.int().exactOptional(),
  emoji: z.string().exactOptional(),
  performer: z.string().exactOptional(),
})

/** One of the files that a person at the page may send, with what is known of it. */
export type GalleryItem = z.output<typeof item>

/** Made by scripts/samples/make.mjs. */
export const gallery: readonly GalleryItem[] = z
  .array(item)
  .parse(JSON.parse(Buffer.from(file('catalogue.json')).toString('utf8')))

const contents = new Map<string, Uint8Array>()

/** The bytes of one of the gallery. */
export function galleryBytes({ id, fileName }: GalleryItem): Uint8Array {
  const content = contents.get(id) ?? file(fileName)
  contents.set(id, content)
  return content
}

const FILE_NAMED = new Set(['video', 'animation', 'audio', 'document'])
const MIME_TYPES: Readonly<Record<string, string>> = { pdf: 'application/pdf', txt: 'text/plain' }

/** One of the gallery as a file that a member sends. */
export function galleryInput(one: GalleryItem): FileInput {
  const { id: _, kind, title, fileName, ...about } = one
  const extension = /\w+$/.exec(fileName)?.[0] ?? 'bin'
  const mimeType = kind === 'document' ? MIME_TYPES[extension] : undefined
  return {
    ...about,
    content: galleryBytes(one),
    extension,
    ...(FILE_NAMED.has(kind) && { fileName }),
    ...(kind === 'audio' && { title }),
    ...(mimeType !== undefined && { mimeType }),
  }
}
