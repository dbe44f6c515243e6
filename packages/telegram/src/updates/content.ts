import type { Content, Entity } from '@anonchat/contracts'
import { type Dice, readDice } from './dice.js'
import { harmlessEntities } from './entities.js'
import { readPoll } from './poll.js'
import { type Message, REFUSED_KINDS, type RefusedKind } from './schema.js'

/** A bot may send captions of up to this many characters; members with Telegram Premium may write longer ones. */
const CAPTION_MAX = 1_024

export type Said =
  /** In the order in which they are to be sent: one, or two where a caption is too long for a bot. */
  | { readonly kind: 'content'; readonly contents: readonly [Content, ...Content[]] }
  /** Said in words: a bot cannot choose what a dice shows. */
  | { readonly kind: 'dice'; readonly dice: Dice }
  | { readonly kind: 'refused'; readonly what: RefusedKind | 'poll' | 'dice' }
  /** Nothing that a member said: a pinned message, a changed setting. */
  | { readonly kind: 'service' }

/** Rebuilds what a message says from the allowlist: kind, file, text, harmless formatting. Nothing else passes. */
export function readContent(message: Message): Said {
  if (message.text !== undefined) {
    if (message.text === '') return { kind: 'service' }
    const entities = harmlessEntities(message.entities, message.text)
    return content({ kind: 'text', text: message.text.slice(0, 4_096), ...listed(entities) })
  }
  const refused = REFUSED_KINDS.find((kind) => message[kind] !== undefined)
  if (refused !== undefined) return { kind: 'refused', what: refused }
  if (message.dice !== undefined) {
    const dice = readDice(message.dice)
    return dice === null ? { kind: 'refused', what: 'dice' } : { kind: 'dice', dice }
  }
  if (message.poll !== undefined) {
    const poll = readPoll(message.poll)
    return poll === null ? { kind: 'refused', what: 'poll' } : content(poll)
  }
  return readMedia(message)
}

function readMedia(message: Message): Said {
  const { video_note, sticker } = message
  if (video_note !== undefined) return content({ kind: 'video_note', fileId: video_note.file_id })
  if (sticker !== undefined) return content({ kind: 'sticker', fileId: sticker.file_id })
  const media = captionable(message)
  if (media === null) return { kind: 'service' }
  const caption = message.caption ?? ''
  if (caption === '') return content(media)
  const entities = harmlessEntities(message.caption_entities, caption)
  if (caption.length <= CAPTION_MAX) return content({ ...media, caption, ...listed(entities) })
  return content(media, { kind: 'text', text: caption.slice(0, 4_096), ...listed(entities) })
}

type Captionable = Exclude<Content, { kind: 'text' | 'html' | 'video_note' | 'sticker' | 'album' | 'poll' }>

function captionable(message: Message): Captionable | null {
  const { photo, animation, video, voice, audio, document } = message
  const spoiler = message.has_media_spoiler === true ? { spoiler: true } : {}
  if (photo !== undefined) {
    const largest = photo.reduce((best, size) =>
      size.width * size.height > best.width * best.height ? size : best,
    )
    return { kind: 'photo', fileId: largest.file_id, ...spoiler }
  }
  // Telegram sets `document` beside `animation`, for old clients.
  if (animation !== undefined) return { kind: 'animation', fileId: animation.file_id, ...spoiler }
  if (video !== undefined) return { kind: 'video', fileId: video.file_id, ...spoiler }
  if (voice !== undefined) return { kind: 'voice', fileId: voice.file_id }
  if (audio !== undefined) return { kind: 'audio', fileId: audio.file_id }
  if (document !== undefined) return { kind: 'document', fileId: document.file_id }
  return null
}

const listed = (entities: Entity[]) => (entities.length === 0 ? {} : { entities })

const content = (...contents: [Content, ...Content[]]): Said => ({ kind: 'content', contents })
