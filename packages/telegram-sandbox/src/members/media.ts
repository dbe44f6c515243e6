import type { TelegramMessage } from '@gramio/types'
import type { KeptFile, MediaKind, MediaOptions } from '../api.js'
import { findEntities } from '../text/found-entities.js'
import type { Bot } from '../world/bot.js'
import { fileKinds, type MediaFields } from '../world/file-kinds.js'
import { gallery, galleryInput } from '../world/gallery.js'
import { ControlError } from './control-error.js'

/** The fields of a message that carries a file: an old one, one of the gallery, a new one, or the built-in sample. */
function mediaFields(bot: Bot, kind: MediaKind, options: MediaOptions): MediaFields {
  const { files } = bot.world
  const { content, fileName, mimeType, fileId, sample } = options
  if (fileId !== undefined) {
    const file = files.find(fileId)
    if (!file) throw new ControlError('there is no such file')
    if (file.kind !== kind) throw new ControlError(`the file is no ${kind}, but a ${file.kind}`)
    return file.fields
  }
  if (sample !== undefined) {
    const one = gallery.find(({ id }) => id === sample)
    if (!one) throw new ControlError('there is no such sample')
    if (one.kind !== kind) throw new ControlError(`the sample is no ${kind}, but a ${one.kind}`)
    return files.add(kind, galleryInput(one)).fields
  }
  if (!content && fileName === undefined && mimeType === undefined) return files.sample(kind).fields
  const builtIn = fileKinds[kind].sample()
  const named = { ...(fileName !== undefined && { fileName }), ...(mimeType !== undefined && { mimeType }) }
  return files.add(kind, { ...builtIn, ...named, content: content ?? builtIn.content }).fields
}

/** Media with its caption, as fields of a message. */
export function mediaContent(bot: Bot, kind: MediaKind, options: MediaOptions): Partial<TelegramMessage> {
  const content: Partial<TelegramMessage> = { ...mediaFields(bot, kind, options) }
  if (options.hasSpoiler) content.has_media_spoiler = true
  if (!options.caption) return content
  const entities = findEntities(options.caption, options.captionEntities ?? [])
  content.caption = options.caption
  if (entities.length > 0) content.caption_entities = entities
  return content
}

/** A file with its bytes; null: there is none, or its bytes are no longer kept. */
export function keptFile(bot: Bot, fileId: string): KeptFile | null {
  const { files } = bot.world
  const file = files.find(fileId)
  const content = files.bytes(fileId)
  if (!file || !content) return null
  const { kind, fields } = file
  const said = (fields.document ?? fields.video ?? fields.audio ?? fields.animation)?.file_name
  const fileName = said ?? `${kind}.${fileKinds[kind].extension}`
  return { kind, content, fileName, fileUniqueId: file.fileUniqueId }
}
