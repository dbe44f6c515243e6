import type { TelegramMessage, TelegramMessageEntity } from '@gramio/types'
import type { MediaKind, MediaOptions, ReplyTo, Sent, TextOptions } from '../api.js'
import { type ReplyFields, withoutReply } from '../botapi/reply.js'
import { findEntities } from '../text/found-entities.js'
import { type Bot, changed, newAlbumId, record, unixNow } from '../world/bot.js'
import { endForcedReply } from '../world/chat-state.js'
import { keepMember } from '../world/keep.js'
import type { MemberState } from '../world/member.js'
import { ControlError } from './control-error.js'
import { mediaContent } from './media.js'
import { otherContent } from './other.js'
import { activeMember, memberOf } from './people.js'

/** A member's message: into the chat, and as an update to the bot. */
export function write(bot: Bot, member: MemberState, content: Partial<TelegramMessage>): Sent {
  const { world } = bot
  world.lastMessageId += 1
  const message: TelegramMessage = {
    message_id: world.lastMessageId,
    from: member.user,
    chat: member.chat,
    date: unixNow(),
    ...content,
  }
  record(bot, member, 'member', message)
  endForcedReply(bot, member)
  return { messageId: message.message_id, updateId: world.delivery.push('message', message, member.chat.id) }
}

function textContent(
  text: string,
  entities: TelegramMessageEntity[] | undefined,
): Pick<TelegramMessage, 'text' | 'entities'> {
  const all = findEntities(text, entities ?? [])
  return all.length > 0 ? { text, entities: all } : { text }
}

export function sendText(bot: Bot, memberId: number, text: string, options: TextOptions = {}): Sent {
  const member = activeMember(bot, memberId)
  return write(bot, member, { ...replyOf(member, options.replyTo), ...textContent(text, options.entities) })
}

export function sendMedia(bot: Bot, memberId: number, kind: MediaKind, options: MediaOptions = {}): Sent {
  const member = activeMember(bot, memberId)
  return write(bot, member, { ...replyOf(member, options.replyTo), ...mediaContent(bot, kind, options) })
}

export function sendAlbum(
  bot: Bot,
  memberId: number,
  items: Array<MediaOptions & { kind: MediaKind }>,
): Sent[] {
  const member = activeMember(bot, memberId)
  if (items.length < 2 || items.length > 10) throw new ControlError('an album has 2 to 10 items')
  const album = newAlbumId(bot.world)
  return items.map((item) =>
    write(bot, member, {
      media_group_id: album,
      ...replyOf(member, item.replyTo),
      ...mediaContent(bot, item.kind, item),
    }),
  )
}

/** A message of any other content. Throws ControlError for what is none. */
export function sendOther(bot: Bot, memberId: number, fields: Record<string, unknown>): Sent {
  return write(bot, activeMember(bot, memberId), otherContent(fields))
}

function replyOf(member: MemberState, replyTo: ReplyTo | undefined): ReplyFields {
  if (!replyTo) return {}
  const target = member.log.get(replyTo.messageId)
  if (!target) throw new ControlError(`there is no message ${replyTo.messageId} to reply to`)
  const fields: ReplyFields = { reply_to_message: withoutReply(target.message) }
  if (replyTo.quote === undefined) return fields
  const position = (target.message.text ?? target.message.caption ?? '').indexOf(replyTo.quote)
  if (position === -1) throw new ControlError('the quote is not part of the message')
  return { ...fields, quote: { text: replyTo.quote, position, is_manual: true } }
}

/** Deletes a message on the member's side; bots are never told. */
export function deleteMessage(bot: Bot, memberId: number, messageId: number): void {
  const member = memberOf(bot, memberId)
  const stored = member.log.get(messageId)
  if (!stored) throw new ControlError(`there is no message ${messageId}`)
  stored.hiddenFromMember = true
  changed(bot, member, stored, 'deleted')
}

/** Texts as updates only: nothing is kept. */
export function deliver(
  bot: Bot,
  texts: ReadonlyArray<{ memberId: number; text: string }>,
): Array<number | null> {
  const { world } = bot
  const date = unixNow()
  return texts.map(({ memberId, text }) => {
    const member = memberOf(bot, memberId)
    member.started = true
    member.lastWroteAt = Date.now()
    keepMember(bot, member)
    world.lastMessageId += 1
    const message: TelegramMessage = {
      message_id: world.lastMessageId,
      from: member.user,
      chat: member.chat,
      date,
      text,
    }
    return world.delivery.push('message', message, memberId)
  })
}
