import type { TelegramMessage, TelegramMessageEntity } from '@gramio/types'
import type { MediaKind, MediaOptions, ReplyTo, Sent, TextOptions } from '../api.js'
import { type ReplyFields, withoutReply } from '../botapi/reply.js'
import { findEntities } from '../text/found-entities.js'
import { type Bot, changed, newAlbumId, record, unixNow } from '../world/bot.js'
import type { MediaFields } from '../world/file-kinds.js'
import { fileKinds } from '../world/file-kinds.js'
import type { MemberState } from '../world/member.js'
import { ControlError } from './control-error.js'
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

/** The fields of a message that carries a file: an old one, a new one, or the built-in sample. */
function mediaFields(bot: Bot, kind: MediaKind, options: MediaOptions): MediaFields {
  const { files } = bot.world
  if (options.fileId !== undefined) {
    const file = files.find(options.fileId)
    if (!file) throw new ControlError('there is no such file')
    return file.fields
  }
  const { content, fileName, mimeType } = options
  if (!content && fileName === undefined && mimeType === undefined) return files.sample(kind).fields
  const sample = fileKinds[kind].sample()
  const named = { ...(fileName !== undefined && { fileName }), ...(mimeType !== undefined && { mimeType }) }
  return files.add(kind, { ...sample, ...named, content: content ?? sample.content }).fields
}

function mediaContent(bot: Bot, kind: MediaKind, options: MediaOptions): Partial<TelegramMessage> {
  const content: Partial<TelegramMessage> = { ...mediaFields(bot, kind, options) }
  if (options.hasSpoiler) content.has_media_spoiler = true
  if (!options.caption) return content
  const entities = findEntities(options.caption, options.captionEntities ?? [])
  content.caption = options.caption
  if (entities.length > 0) content.caption_entities = entities
  return content
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

export function sendOther(bot: Bot, memberId: number, fields: Partial<TelegramMessage>): Sent {
  return write(bot, activeMember(bot, memberId), fields)
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

/** Changes the text or the caption of a member's own message. */
export function edit(
  bot: Bot,
  memberId: number,
  messageId: number,
  text: string,
  entities?: TelegramMessageEntity[],
): Sent {
  const member = activeMember(bot, memberId)
  const stored = member.log.get(messageId)
  if (stored?.from !== 'member')
    throw new ControlError(`member ${memberId} has no message ${messageId} to edit`)
  const { entities: _, caption_entities: __, ...rest } = stored.message
  const content = textContent(text, entities)
  const fields: Partial<TelegramMessage> =
    rest.text !== undefined
      ? content
      : { caption: text, ...(content.entities && { caption_entities: content.entities }) }
  stored.message = { ...rest, ...fields, edit_date: unixNow() }
  stored.edited = true
  changed(bot, member, stored, 'edited')
  return { messageId, updateId: bot.world.delivery.push('edited_message', stored.message, member.chat.id) }
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
