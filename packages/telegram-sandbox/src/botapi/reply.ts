import type { TelegramMessage, TelegramReplyParameters, TelegramTextQuote } from '@gramio/types'
import type { Plain } from '../schema/params.js'
import { formatted } from '../text/formatted.js'
import type { MemberState } from '../world/member.js'
import { badRequest } from './refusal.js'

export interface ReplyFields {
  reply_to_message?: TelegramMessage
  quote?: TelegramTextQuote
}

/** The fields of a message that answers another. Throws Telegram's 400s. */
export function replyFields(
  member: MemberState,
  reply: Plain<TelegramReplyParameters> | undefined,
): ReplyFields {
  if (!reply || Object.keys(reply).length === 0) return {}
  if (reply.message_id === undefined) throw badRequest('Can\'t find field "message_id"')
  if (reply.chat_id !== undefined && String(reply.chat_id) !== String(member.chat.id)) {
    throw badRequest('sandbox: replies to messages of other chats are not played')
  }
  const target = member.log.get(reply.message_id)
  if (!target) {
    if (reply.allow_sending_without_reply) return {}
    throw badRequest('message to be replied not found')
  }
  const fields: ReplyFields = { reply_to_message: withoutReply(target.message) }
  if (reply.quote === undefined || reply.quote === '') return fields
  const quote = formatted(reply.quote, reply.quote_parse_mode, reply.quote_entities)
  const text = target.message.text ?? target.message.caption ?? ''
  const near = reply.quote_position ?? 0
  const position =
    text.indexOf(quote.text, near) === -1 ? text.indexOf(quote.text) : text.indexOf(quote.text, near)
  if (position === -1 || [...quote.text].length > 1024) throw badRequest('QUOTE_TEXT_INVALID')
  fields.quote = { text: quote.text, position, is_manual: true }
  if (quote.entities.length > 0) fields.quote.entities = quote.entities
  return fields
}

/** A message that is replied to is shown without what it replied to itself. */
export function withoutReply(message: TelegramMessage): TelegramMessage {
  const { reply_to_message: _, ...rest } = message
  return rest
}
