import type { TelegramMessage, TelegramMessageEntity } from '@gramio/types'
import type { MediaKind, MediaOptions, Sent } from '../api.js'
import { findEntities } from '../text/found-entities.js'
import { type Bot, changed, unixNow } from '../world/bot.js'
import type { StoredMessage } from '../world/chat-log.js'
import type { MemberState } from '../world/member.js'
import { ControlError } from './control-error.js'
import { mediaContent } from './media.js'
import { activeMember } from './people.js'

const CAPTIONED = ['photo', 'video', 'animation', 'audio', 'document', 'voice'] as const
const EXCHANGED: ReadonlySet<string> = new Set(['photo', 'video', 'animation', 'audio', 'document'])
const TEXT = ['text', 'entities', 'link_preview_options'] as const
const CAPTION = ['caption', 'caption_entities'] as const
const MEDIA = ['photo', 'video', 'animation', 'audio', 'document', 'has_media_spoiler'] as const

type Field = keyof TelegramMessage

function without(message: TelegramMessage, fields: readonly Field[]): TelegramMessage {
  const rest = { ...message }
  for (const field of fields) delete rest[field]
  return rest
}

const carries = (message: TelegramMessage, fields: readonly Field[]): boolean =>
  fields.some((field) => message[field] !== undefined)

interface Own {
  member: MemberState
  stored: StoredMessage
}

function ownMessage(bot: Bot, memberId: number, messageId: number): Own {
  const member = activeMember(bot, memberId)
  const stored = member.log.get(messageId)
  if (stored?.from !== 'member' || stored.hiddenFromMember)
    throw new ControlError(`member ${memberId} has no message ${messageId} to edit`)
  return { member, stored }
}

/** Replaces fields of a member's message, and tells the bot. */
function apply(
  bot: Bot,
  { member, stored }: Own,
  removed: readonly Field[],
  added: Partial<TelegramMessage>,
): Sent {
  stored.message = { ...without(stored.message, removed), ...added, edit_date: unixNow() }
  stored.edited = true
  changed(bot, member, stored, 'edited')
  const updateId = bot.world.delivery.push('edited_message', stored.message, member.chat.id)
  return { messageId: stored.message.message_id, updateId }
}

/** Changes the text, or the caption, of a member's own message. */
export function edit(
  bot: Bot,
  memberId: number,
  messageId: number,
  text: string,
  given: TelegramMessageEntity[] = [],
): Sent {
  const own = ownMessage(bot, memberId, messageId)
  if (own.stored.message.text === undefined) return editCaption(bot, memberId, messageId, text, given)
  if (text === '') throw new ControlError('a text cannot be empty')
  const entities = findEntities(text, given)
  return apply(bot, own, TEXT, { text, ...(entities.length > 0 && { entities }) })
}

/** Changes the caption of a member's own message; an empty one takes it away. */
export function editCaption(
  bot: Bot,
  memberId: number,
  messageId: number,
  caption: string,
  given: TelegramMessageEntity[] = [],
): Sent {
  const own = ownMessage(bot, memberId, messageId)
  if (!carries(own.stored.message, CAPTIONED))
    throw new ControlError(`message ${messageId} has no text to edit`)
  if (caption === '') return apply(bot, own, CAPTION, {})
  const entities = findEntities(caption, given)
  return apply(bot, own, CAPTION, { caption, ...(entities.length > 0 && { caption_entities: entities }) })
}

/** Puts other media in the place of a member's own message. In an album, photos and videos take each other's place only. */
export function editMedia(
  bot: Bot,
  memberId: number,
  messageId: number,
  kind: MediaKind,
  options: MediaOptions,
): Sent {
  const own = ownMessage(bot, memberId, messageId)
  const { message } = own.stored
  if (!carries(message, [...MEDIA, 'text'])) throw new ControlError(`message ${messageId} keeps its media`)
  if (!EXCHANGED.has(kind)) throw new ControlError(`a message cannot be edited into a ${kind}`)
  const seen = (one: string): boolean => one === 'photo' || one === 'video'
  const fits = seen(kind) ? message.photo !== undefined || message.video !== undefined : kind in message
  if (message.media_group_id !== undefined && !fits)
    throw new ControlError('an album keeps its kind: photos and videos, or one kind of file')
  return apply(bot, own, [...TEXT, ...CAPTION, ...MEDIA], mediaContent(bot, kind, options))
}
