import type { AlbumItem, Content, Entity } from '@anonchat/contracts'
import type { Upload } from './telegram.js'

type Params = Record<string, unknown>

/** Rebuilt field by field: whatever else an entity may carry does not pass. */
function entityOf(entity: Entity): Params {
  const { type, offset, length } = entity
  switch (entity.type) {
    case 'text_link':
      return { type, offset, length, url: entity.url }
    case 'pre':
      return entity.language === undefined
        ? { type, offset, length }
        : { type, offset, length, language: entity.language }
    default:
      return { type, offset, length }
  }
}

export const entitiesOf = (name: string, entities: readonly Entity[] | undefined): Params =>
  entities === undefined || entities.length === 0 ? {} : { [name]: entities.map(entityOf) }

export const captionOf = (content: {
  caption?: string | undefined
  entities?: Entity[] | undefined
}): Params =>
  content.caption === undefined
    ? {}
    : { caption: content.caption, ...entitiesOf('caption_entities', content.entities) }

const spoilerOf = (content: { spoiler?: boolean | undefined }): Params =>
  content.spoiler === true ? { has_spoiler: true } : {}

export const textOf = (content: Extract<Content, { kind: 'text' }>): Params => ({
  text: content.text,
  ...entitiesOf('entities', content.entities),
  ...(content.linkPreview === true ? {} : { link_preview_options: { is_disabled: true } }),
})

const htmlOf = ({ html }: Extract<Content, { kind: 'html' }>): Params => ({
  text: html,
  parse_mode: 'HTML',
  link_preview_options: { is_disabled: true },
})

/** The method that sends a content, its parameters without the chat, and the file that has to be uploaded. */
export function sendOf(content: Content): { method: string; params: Params; upload?: Upload } {
  switch (content.kind) {
    case 'text':
      return { method: 'sendMessage', params: textOf(content) }
    case 'html':
      return { method: 'sendMessage', params: htmlOf(content) }
    case 'photo':
      return {
        method: 'sendPhoto',
        params: { photo: content.fileId, ...captionOf(content), ...spoilerOf(content) },
      }
    case 'video':
      return {
        method: 'sendVideo',
        params: { video: content.fileId, ...captionOf(content), ...spoilerOf(content) },
      }
    case 'animation':
      return {
        method: 'sendAnimation',
        params: { animation: content.fileId, ...captionOf(content), ...spoilerOf(content) },
      }
    case 'voice':
      return { method: 'sendVoice', params: { voice: content.fileId, ...captionOf(content) } }
    case 'audio':
      return { method: 'sendAudio', params: { audio: content.fileId, ...captionOf(content) } }
    case 'document':
      return { method: 'sendDocument', params: { document: content.fileId, ...captionOf(content) } }
    case 'video_note':
      return { method: 'sendVideoNote', params: { video_note: content.fileId } }
    case 'sticker':
      return { method: 'sendSticker', params: { sticker: content.fileId } }
    case 'album':
      return { method: 'sendMediaGroup', params: { media: content.items.map(itemOf) } }
    case 'poll':
      return { method: 'sendPoll', params: pollOf(content) }
    case 'made-file': {
      const { as, fileName, base64 } = content
      const upload = { field: as, fileName, content: Buffer.from(base64, 'base64') }
      return { method: as === 'photo' ? 'sendPhoto' : 'sendDocument', params: captionOf(content), upload }
    }
  }
}

/** An item of an album, or what a message is edited to be. */
function itemOf(content: AlbumItem | Extract<Content, { kind: 'animation' }>): Params {
  const item = { type: content.kind, media: content.fileId, ...captionOf(content) }
  return content.kind === 'audio' || content.kind === 'document' ? item : { ...item, ...spoilerOf(content) }
}

function pollOf(poll: Extract<Content, { kind: 'poll' }>): Params {
  const { quiz } = poll
  return {
    question: poll.question,
    options: poll.options.map((text) => ({ text })),
    is_anonymous: poll.anonymous,
    allows_multiple_answers: poll.multiple,
    ...(poll.closed === true ? { is_closed: true } : {}),
    type: quiz === undefined ? 'regular' : 'quiz',
    ...(quiz === undefined ? {} : { correct_option_ids: quiz.correct }),
    ...(quiz?.explanation === undefined
      ? {}
      : { explanation: quiz.explanation, ...entitiesOf('explanation_entities', quiz.entities) }),
  }
}

/** The method that turns a message into a content; undefined for what Telegram lets nobody edit. */
export function editOf(content: Content): { method: string; params: Params } | undefined {
  switch (content.kind) {
    case 'text':
      return { method: 'editMessageText', params: textOf(content) }
    case 'html':
      return { method: 'editMessageText', params: htmlOf(content) }
    case 'photo':
    case 'video':
    case 'animation':
    case 'audio':
    case 'document':
      return { method: 'editMessageMedia', params: { media: itemOf(content) } }
    case 'voice':
      // A voice cannot be replaced; its caption can.
      return { method: 'editMessageCaption', params: captionOf(content) }
    case 'video_note':
    case 'sticker':
    case 'album':
    case 'poll':
    case 'made-file':
      return undefined
  }
}
