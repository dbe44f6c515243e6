import type { MediaKind, NewFile, Upload } from '../api.js'
import type { Bot } from '../world/bot.js'
import type { FileInput } from '../world/file-kinds.js'
import { mediaType } from '../world/media-type.js'
import { pictureSize, type Size } from '../world/picture.js'
import { ControlError } from './control-error.js'

export const MAX_FILE = 50 * 1024 * 1024
const MAX_PHOTO = 10 * 1024 * 1024
const MAX_SIDES = 10_000
const MAX_RATIO = 20
const MAX_NAME = 255

const PHOTO = /^image\/(jpeg|png|webp|gif|bmp)$/
/** Browsers record sound alone into the containers of videos. */
const SOUND = /^(audio\/|video\/(webm|mp4|ogg|x-matroska)|application\/ogg)/
const FILM = /^video\//

/** What each kind must be by its bytes, and how that is said. */
const WANTED: Readonly<Record<Exclude<MediaKind, 'document'>, { type: RegExp; words: string }>> = {
  photo: { type: PHOTO, words: 'a photo must be a picture: JPEG, PNG, WebP, GIF or BMP' },
  sticker: { type: /^image\/(webp|png)$/, words: 'a sticker must be a WebP or PNG picture' },
  video: { type: FILM, words: 'a video must be a video file' },
  video_note: { type: FILM, words: 'a video note must be a video file' },
  animation: { type: /^(video\/|image\/gif$)/, words: 'an animation must be a GIF or a video file' },
  voice: { type: SOUND, words: 'a voice note must be a sound file' },
  audio: { type: SOUND, words: 'music must be a sound file' },
}

/** Keeps a file that a member is about to send. Throws ControlError for what Telegram would not take. */
export async function upload(bot: Bot, file: NewFile): Promise<Upload> {
  const { kind, content } = file
  if (content.byteLength === 0) throw new ControlError('the file is empty')
  if (content.byteLength > MAX_FILE) throw new ControlError('the file is larger than 50 MB')
  if (kind === 'photo' && content.byteLength > MAX_PHOTO)
    throw new ControlError('the photo is larger than 10 MB: send it as a document')
  const type = await mediaType(content)
  const { fileId, fileUniqueId } = bot.world.files.add(kind, inputOf(file, type))
  return { fileId, fileUniqueId }
}

function inputOf(file: NewFile, type: string | null): FileInput {
  const { kind, content } = file
  const fileName = cleanName(file.fileName ?? '')
  const extension = /\.(\w{1,8})$/.exec(fileName)?.[1]
  const input: FileInput = { content, ...(extension !== undefined && { extension }) }
  if (kind === 'document') {
    const said = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(file.mimeType ?? '') ? file.mimeType : undefined
    return { ...input, fileName: fileName || 'file', mimeType: type ?? said ?? 'application/octet-stream' }
  }
  const wanted = WANTED[kind]
  if (type === null || !wanted.type.test(type)) throw new ControlError(wanted.words)
  if (kind === 'photo' || kind === 'sticker') return { ...input, ...pictured(kind, content) }
  const sound = kind === 'voice' || kind === 'audio'
  input.mimeType = sound ? type.replace(/^(video|application)\//, 'audio/') : type
  if (file.duration !== undefined) input.duration = Math.max(1, Math.round(file.duration))
  const size = type === 'image/gif' ? pictureSize(content) : sizeSaid(file)
  if (size && !sound) Object.assign(input, size)
  if (fileName && kind !== 'voice' && kind !== 'video_note') input.fileName = fileName
  if (kind === 'audio' && fileName) input.title = fileName.replace(/\.\w{1,8}$/, '')
  return input
}

function pictured(kind: 'photo' | 'sticker', content: Uint8Array): Size {
  const size = pictureSize(content)
  if (!size) throw new ControlError(`the ${kind} cannot be read`)
  const { width, height } = size
  if (width + height > MAX_SIDES || Math.max(width / height, height / width) > MAX_RATIO)
    throw new ControlError(`the ${kind} is ${width}×${height}: too large, or too narrow`)
  return size
}

function sizeSaid({ width, height }: NewFile): Size | null {
  return width === undefined || height === undefined ? null : { width, height }
}

const NO_PART_OF_A_NAME = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A file's own name: without folders, and without characters that nobody sees. */
function cleanName(name: string): string {
  const own = name
    .replace(/^.*[/\\]/s, '')
    .replace(NO_PART_OF_A_NAME, '')
    .trim()
  return [...own].slice(0, MAX_NAME).join('')
}
