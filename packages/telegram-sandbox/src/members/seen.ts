import type { TelegramMessage, TelegramPhotoSize } from '@gramio/types'
import type { SeenMessage } from '../api.js'
import type { StoredMessage } from '../world/chat-log.js'

const KINDS = [
  'text',
  'photo',
  'video',
  'voice',
  'video_note',
  'animation',
  'sticker',
  'audio',
  'document',
  'poll',
  'dice',
  'venue',
  'location',
  'contact',
  'invoice',
  'successful_payment',
  'refunded_payment',
  'web_app_data',
] as const

/** What a message is: the field that carries its content. */
export function kindOf(message: TelegramMessage): string {
  return KINDS.find((kind) => message[kind] !== undefined) ?? 'other'
}

/** The ids of a message's file (a photo's largest size). */
export function fileOf(message: TelegramMessage): { file_id: string; file_unique_id: string } | undefined {
  const largest: TelegramPhotoSize | undefined = message.photo?.at(-1)
  return (
    largest ??
    message.video ??
    message.voice ??
    message.video_note ??
    message.animation ??
    message.sticker ??
    message.audio ??
    message.document
  )
}

/** A message as the member sees it. */
export function seen(stored: StoredMessage): SeenMessage {
  const { message } = stored
  const result: SeenMessage = {
    messageId: message.message_id,
    from: stored.from,
    kind: kindOf(message),
    hasSpoiler: message.has_media_spoiler === true,
    edited: stored.edited,
    deleted: stored.deleted || stored.hiddenFromMember,
    reactions: { bot: [...stored.reactions.bot], member: [...stored.reactions.member] },
    date: message.date,
    message,
  }
  const text = message.text ?? message.caption
  if (text !== undefined) result.text = text
  const entities = message.entities ?? message.caption_entities
  if (entities !== undefined) result.entities = entities
  const file = fileOf(message)
  if (file) {
    result.fileId = file.file_id
    result.fileUniqueId = file.file_unique_id
  }
  if (stored.vote) result.vote = [...stored.vote]
  if (message.media_group_id !== undefined) result.mediaGroupId = message.media_group_id
  if (message.reply_to_message) {
    result.replyTo = { messageId: message.reply_to_message.message_id }
    if (message.quote) result.replyTo.quote = message.quote.text
  }
  if (message.reply_markup && 'inline_keyboard' in message.reply_markup) {
    result.inlineKeyboard = message.reply_markup.inline_keyboard
  }
  return result
}
