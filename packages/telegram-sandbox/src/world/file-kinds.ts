import type { TelegramMessage } from '@gramio/types'
import type { MediaKind } from '../api.js'
import { photoSizes, pictureSize, type Size } from './picture.js'
import { sampleBytes } from './samples.js'

/** The fields of a message that carry media. */
export type MediaFields = Pick<
  TelegramMessage,
  'photo' | 'video' | 'voice' | 'video_note' | 'animation' | 'sticker' | 'audio' | 'document'
>

export interface FileRef {
  file_id: string
  file_unique_id: string
  file_size: number
}

export interface FileInput {
  content: Uint8Array
  fileName?: string
  mimeType?: string
  extension?: string
  width?: number
  height?: number
  duration?: number
  title?: string
  performer?: string
  emoji?: string
}

type NewRef = (size: number) => FileRef

interface FileKind {
  /** As Telegram's error texts call it. */
  name: string
  /** Real file ids of a kind begin alike. */
  prefix: string
  uniquePrefix: string
  folder: string
  extension: string
  fieldsOf(input: FileInput, ref: NewRef): { fields: MediaFields; main: FileRef }
  sample(): FileInput
}

function thumbnail(ref: NewRef): FileRef & { width: number; height: number } {
  return { ...ref(1280), width: 320, height: 240 }
}

/** How each kind of media looks in messages, ids and paths. */
export const fileKinds: Record<MediaKind, FileKind> = {
  photo: {
    name: 'Photo',
    prefix: 'AgACAgIAAxkBAA',
    uniquePrefix: 'AQAD',
    folder: 'photos',
    extension: 'jpg',
    fieldsOf(input, ref) {
      const size = input.content.byteLength
      const { smaller, largest } = photoSizes(sizeOf(input, { width: 800, height: 600 }))
      const main = { ...ref(size), ...largest }
      const copies = smaller.map((small) => {
        const share = (small.width * small.height) / (largest.width * largest.height)
        return { ...ref(Math.max(1, Math.floor(size * share))), ...small }
      })
      return { fields: { photo: [...copies, main] }, main }
    },
    sample: () => ({ content: sampleBytes.photo }),
  },
  video: {
    name: 'Video',
    prefix: 'BAACAgIAAxkBAA',
    uniquePrefix: 'AgAD',
    folder: 'videos',
    extension: 'mp4',
    fieldsOf(input, ref) {
      const main = ref(input.content.byteLength)
      const { width = 640, height = 360, duration = 5 } = input
      const video = {
        ...main,
        width,
        height,
        duration,
        mime_type: input.mimeType ?? 'video/mp4',
        ...named(input),
      }
      return { fields: { video: { ...video, thumbnail: thumbnail(ref) } }, main }
    },
    sample: () => ({
      content: sampleBytes.video,
      fileName: 'video.mp4',
      width: 240,
      height: 240,
      duration: 2,
    }),
  },
  voice: {
    name: 'VoiceNote',
    prefix: 'AwACAgIAAxkBAA',
    uniquePrefix: 'AgAD',
    folder: 'voice',
    extension: 'oga',
    fieldsOf(input, ref) {
      const main = ref(input.content.byteLength)
      const voice = { ...main, duration: input.duration ?? 3, mime_type: input.mimeType ?? 'audio/ogg' }
      return { fields: { voice }, main }
    },
    sample: () => ({ content: sampleBytes.voice, duration: 2 }),
  },
  video_note: {
    name: 'VideoNote',
    prefix: 'DQACAgIAAxkBAA',
    uniquePrefix: 'AgAD',
    folder: 'video_notes',
    extension: 'mp4',
    fieldsOf(input, ref) {
      const main = ref(input.content.byteLength)
      const note = {
        ...main,
        length: input.width ?? 240,
        duration: input.duration ?? 4,
        thumbnail: thumbnail(ref),
      }
      return { fields: { video_note: note }, main }
    },
    sample: () => ({ content: sampleBytes.video, width: 240, duration: 2 }),
  },
  animation: {
    name: 'Animation',
    prefix: 'CgACAgIAAxkBAA',
    uniquePrefix: 'AgAD',
    folder: 'animations',
    extension: 'mp4',
    fieldsOf(input, ref) {
      const main = ref(input.content.byteLength)
      const { width = 320, height = 240, duration = 2 } = input
      const mime = input.mimeType ?? 'video/mp4'
      const thumb = thumbnail(ref)
      const animation = {
        ...main,
        width,
        height,
        duration,
        mime_type: mime,
        ...named(input),
        thumbnail: thumb,
      }
      // Bots get an animation twice, also as a document, for old clients.
      const document = { ...main, mime_type: mime, ...named(input), thumbnail: thumb }
      return { fields: { animation, document }, main }
    },
    sample: () => ({
      content: sampleBytes.video,
      fileName: 'animation.gif.mp4',
      width: 240,
      height: 240,
      duration: 2,
    }),
  },
  sticker: {
    name: 'Sticker',
    prefix: 'CAACAgIAAxkBAA',
    uniquePrefix: 'AgAD',
    folder: 'stickers',
    extension: 'webp',
    fieldsOf(input, ref) {
      const main = ref(input.content.byteLength)
      const { width, height } = sizeOf(input, { width: 512, height: 512 })
      const sticker = {
        ...main,
        type: 'regular' as const,
        width,
        height,
        is_animated: false,
        is_video: false,
        emoji: input.emoji ?? '👋',
        set_name: 'SandboxStickers',
        thumbnail: thumbnail(ref),
      }
      return { fields: { sticker }, main }
    },
    sample: () => ({ content: sampleBytes.sticker }),
  },
  audio: {
    name: 'Audio',
    prefix: 'CQACAgIAAxkBAA',
    uniquePrefix: 'AgAD',
    folder: 'music',
    extension: 'mp3',
    fieldsOf(input, ref) {
      const main = ref(input.content.byteLength)
      const audio = {
        ...main,
        duration: input.duration ?? 30,
        mime_type: input.mimeType ?? 'audio/mpeg',
        ...named(input),
        title: input.title ?? 'Sample',
        performer: input.performer ?? 'Sandbox',
      }
      return { fields: { audio }, main }
    },
    sample: () => ({ content: sampleBytes.audio, fileName: 'sample.mp3', duration: 2 }),
  },
  document: {
    name: 'Document',
    prefix: 'BQACAgIAAxkBAA',
    uniquePrefix: 'AgAD',
    folder: 'documents',
    extension: 'bin',
    fieldsOf(input, ref) {
      const main = ref(input.content.byteLength)
      const document = { ...main, mime_type: input.mimeType ?? 'application/octet-stream', ...named(input) }
      return { fields: { document }, main }
    },
    sample: () => ({
      content: sampleBytes.document,
      fileName: 'sample.pdf',
      mimeType: 'application/pdf',
      extension: 'pdf',
    }),
  },
}

/** What is said of a picture, else what its bytes say. */
function sizeOf({ content, width, height }: FileInput, otherwise: Size): Size {
  return width !== undefined && height !== undefined ? { width, height } : (pictureSize(content) ?? otherwise)
}

function named(input: FileInput): { file_name?: string } {
  return input.fileName === undefined ? {} : { file_name: input.fileName }
}
