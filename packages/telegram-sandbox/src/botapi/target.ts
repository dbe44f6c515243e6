import type { Bot } from '../world/bot.js'
import type { StoredMessage } from '../world/chat-log.js'
import type { MemberState } from '../world/member.js'
import { memberNamed } from './recipient.js'
import { badRequest } from './refusal.js'

export interface TargetParams {
  chat_id?: number | string
  message_id?: number
  inline_message_id?: string
  business_connection_id?: string
}

export interface Target {
  member: MemberState
  stored: StoredMessage
}

/** The message that a call is about; `what` is how Telegram's error calls it. */
export function messageNamed(bot: Bot, chatId: number | string, messageId: number, what: string): Target {
  const member = memberNamed(bot, chatId)
  const stored = member.log.get(messageId)
  if (!stored) throw badRequest(`${what} not found`)
  return { member, stored }
}

/** The message to edit, which must be one that Telegram lets a bot edit. */
export function messageToEdit(bot: Bot, params: TargetParams): Target {
  if (params.inline_message_id !== undefined) throw badRequest('sandbox: inline messages are not played')
  if (params.business_connection_id !== undefined) throw badRequest('business connection not found')
  if (params.chat_id === undefined || params.message_id === undefined) {
    throw badRequest('message identifier is not specified')
  }
  const target = messageNamed(bot, params.chat_id, params.message_id, 'message to edit')
  const { stored } = target
  if (stored.from !== 'bot' || stored.hasKeyboard || stored.message.forward_origin) {
    throw badRequest("message can't be edited")
  }
  return target
}
