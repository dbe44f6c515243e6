import type { TelegramMessage, TelegramMessageOrigin } from '@gramio/types'
import { type Bot, newAlbumId } from '../../world/bot.js'
import { newPollId } from '../../world/chance.js'
import type { StoredMessage } from '../../world/chat-log.js'
import { type Method, method } from '../method.js'
import { memberNamed } from '../recipient.js'
import { badRequest } from '../refusal.js'
import { prepare, put, type SendParams } from '../send.js'
import { messageNamed } from '../target.js'
import { captionFields } from '../text-content.js'

const CONTENT = [
  'text',
  'entities',
  'link_preview_options',
  'photo',
  'video',
  'voice',
  'video_note',
  'animation',
  'sticker',
  'audio',
  'document',
  'caption',
  'caption_entities',
  'show_caption_above_media',
  'has_media_spoiler',
  'poll',
  'dice',
  'venue',
  'location',
  'contact',
] as const

/** What of a message goes into its copy; null: it is of a kind that is never copied. */
function contentOf({ message }: StoredMessage): Partial<TelegramMessage> | null {
  const content: Partial<TelegramMessage> = {}
  for (const field of CONTENT)
    if (message[field] !== undefined) Object.assign(content, { [field]: message[field] })
  return Object.keys(content).length > 0 ? content : null
}

/** A copy is a message of the bot's own: its poll is another one, without votes. */
function copied(stored: StoredMessage): Partial<TelegramMessage> | null {
  const content = contentOf(stored)
  const poll = content?.poll
  if (!content || !poll) return content
  const options = poll.options.map((option) => ({ ...option, voter_count: 0 }))
  return { ...content, poll: { ...poll, id: newPollId(), options, total_voter_count: 0, is_closed: false } }
}

const copyMessage = method('copyMessage', ({ bot }, params) => {
  const caption = params.caption === undefined ? null : captionFields(params)
  const { stored } = messageNamed(bot, params.from_chat_id, params.message_id, 'message to copy')
  const content = copied(stored)
  if (!content) throw badRequest("the message can't be copied")
  if (caption && content.text === undefined) {
    delete content.caption
    delete content.caption_entities
    Object.assign(content, caption)
  }
  return { message_id: put(bot, prepare(bot, params), content).message_id }
})

const forwardMessage = method('forwardMessage', ({ bot }, params) => {
  const { stored } = messageNamed(bot, params.from_chat_id, params.message_id, 'message to forward')
  const content = forwarded(bot, stored)
  if (!content) throw badRequest("the message can't be forwarded")
  return put(bot, prepare(bot, params), content)
})

function forwarded(bot: Bot, stored: StoredMessage): Partial<TelegramMessage> | null {
  const content = contentOf(stored)
  const { message } = stored
  const origin: TelegramMessageOrigin = {
    type: 'user',
    date: message.date,
    sender_user: message.from ?? bot.asSender,
  }
  if (!content || message.has_protected_content) return null
  return { ...content, forward_origin: message.forward_origin ?? origin }
}

interface ManyParams extends SendParams {
  from_chat_id: number | string
  message_ids: number[]
}

/** Copies or forwards up to 100 messages; those that are not there are left out, albums stay together. */
function many(
  bot: Bot,
  params: ManyParams,
  contentFor: (stored: StoredMessage) => Partial<TelegramMessage> | null,
): Array<{ message_id: number }> {
  const { message_ids: ids } = params
  if (ids.length === 0) throw badRequest('message identifiers are not specified')
  if (ids.length > 100) throw badRequest('too many message identifiers specified')
  if (ids.some((id) => id <= 0)) throw badRequest('invalid message identifier specified')
  if (ids.some((id, index) => id <= (ids[index - 1] ?? 0))) {
    throw badRequest('message identifiers must be in a strictly increasing order')
  }
  const from = memberNamed(bot, params.from_chat_id)
  const found = ids.flatMap((id) => {
    const stored = from.log.get(id)
    const content = stored && contentFor(stored)
    return stored && content ? [{ content, album: stored.message.media_group_id }] : []
  })
  if (found.length === 0) throw badRequest('there are no messages to forward')
  const outgoing = prepare(bot, params, found.length)
  const albums = new Map<string, string>()
  return found.map(({ content, album }) => {
    if (album !== undefined && !albums.has(album)) albums.set(album, newAlbumId(bot.world))
    const group = album === undefined ? undefined : albums.get(album)
    const { message_id } = put(bot, outgoing, {
      ...(group !== undefined && { media_group_id: group }),
      ...content,
    })
    return { message_id }
  })
}

const copyMessages = method('copyMessages', ({ bot }, params) => {
  return many(bot, params, (stored) => {
    const content = copied(stored)
    if (content && params.remove_caption) {
      delete content.caption
      delete content.caption_entities
    }
    return content
  })
})

const forwardMessages = method('forwardMessages', ({ bot }, params) => {
  return many(bot, params, (stored) => forwarded(bot, stored))
})

export const copyMethods: Method[] = [copyMessage, copyMessages, forwardMessage, forwardMessages]
