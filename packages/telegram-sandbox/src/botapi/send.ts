import type { TelegramMessage, TelegramReplyParameters } from '@gramio/types'
import type { Plain } from '../schema/params.js'
import { type Bot, record, unixNow } from '../world/bot.js'
import { chatChanged } from '../world/chat-state.js'
import type { MemberState } from '../world/member.js'
import { type CheckedMarkup, checkMarkup, type Markup } from './markup.js'
import { memberNamed, mustBeReachable } from './recipient.js'
import { badRequest } from './refusal.js'
import { type ReplyFields, replyFields } from './reply.js'

/** What every send* method takes. */
export interface SendParams {
  chat_id: number | string
  business_connection_id?: string
  message_thread_id?: number
  protect_content?: boolean
  allow_paid_broadcast?: boolean
  message_effect_id?: string
  reply_parameters?: Plain<TelegramReplyParameters>
  reply_markup?: Markup
}

/** A send whose recipient, markup and reply are checked. */
export interface Outgoing {
  member: MemberState
  markup: CheckedMarkup
  reply: ReplyFields
  params: SendParams
}

/** Checks all that has nothing to do with the content, in Telegram's order, limits last. Throws Refusal. */
export function prepare(bot: Bot, params: SendParams, count = 1, invoice = false): Outgoing {
  const { localWebApps } = bot.settings
  const markup = checkMarkup(params.reply_markup, { localWebApps, invoice })
  if (params.business_connection_id !== undefined) throw badRequest('business connection not found')
  const member = memberNamed(bot, params.chat_id)
  if (params.message_thread_id) throw badRequest('message thread not found')
  const reply = replyFields(member, params.reply_parameters)
  mustBeReachable(member)
  bot.world.limiter.spend(member, params.allow_paid_broadcast === true, count)
  return { member, markup, reply, params }
}

/** Puts a message of the bot into the member's chat and gives it back as the Bot API answers it. */
export function put(bot: Bot, outgoing: Outgoing, content: Partial<TelegramMessage>): TelegramMessage {
  const { member, markup, reply, params } = outgoing
  bot.world.lastMessageId += 1
  const message: TelegramMessage = {
    message_id: bot.world.lastMessageId,
    from: bot.asSender,
    chat: member.chat,
    date: unixNow(),
    ...reply,
    ...content,
  }
  if (params.protect_content) message.has_protected_content = true
  if (params.message_effect_id) message.effect_id = params.message_effect_id
  if (markup.kind === 'inline') message.reply_markup = markup.markup
  const stored = record(bot, member, 'bot', message)
  if (markup.kind !== 'inline' && markup.kind !== 'none') {
    stored.hasKeyboard = true
    stand(member, markup, message.message_id)
    chatChanged(bot, member)
  }
  return message
}

/** The reply keyboard that now stands under the chat; a newer message takes the place of a forced reply. */
function stand(
  { log }: MemberState,
  markup: Exclude<CheckedMarkup, { kind: 'none' | 'inline' }>,
  messageId: number,
): void {
  log.forceReply = markup.kind === 'force-reply' ? { messageId, placeholder: markup.placeholder } : null
  if (markup.kind === 'keyboard') log.keyboard = { ...markup.keyboard, messageId }
  else if (markup.kind === 'remove') log.keyboard = null
}

/** Checks and sends one message. */
export function send(bot: Bot, params: SendParams, content: Partial<TelegramMessage>): TelegramMessage {
  return put(bot, prepare(bot, params), content)
}
