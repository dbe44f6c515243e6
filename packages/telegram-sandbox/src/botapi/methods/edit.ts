import { isDeepStrictEqual } from 'node:util'
import type { TelegramMessage } from '@gramio/types'
import { type Bot, changed, unixNow } from '../../world/bot.js'
import { inputFile } from '../input-file.js'
import { checkInlineMarkup, type Markup } from '../markup.js'
import { type Method, method } from '../method.js'
import { badRequest } from '../refusal.js'
import { messageToEdit, type Target } from '../target.js'
import { captionFields, textFields } from '../text-content.js'

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'
const EDITABLE = ['text', 'photo', 'video', 'animation', 'audio', 'document', 'voice'] as const
const CAPTIONED = ['photo', 'video', 'animation', 'audio', 'document', 'voice'] as const
const NO_MEDIA = ['photo', 'video', 'animation', 'audio', 'document', 'text', 'entities'] as const

type Field = keyof TelegramMessage

function without(message: TelegramMessage, fields: readonly Field[]): TelegramMessage {
  const rest = { ...message }
  for (const field of fields) delete rest[field]
  return rest
}

function mustBeEditable({ stored }: Target): void {
  if (!EDITABLE.some((field) => stored.message[field] !== undefined))
    throw badRequest("message can't be edited")
}

/** Replaces some fields and the inline keyboard (none given: none left). Throws when nothing changes. */
function apply(
  bot: Bot,
  target: Target,
  removed: Field[],
  added: Partial<TelegramMessage>,
  markup: Markup | undefined,
): TelegramMessage {
  const { member, stored } = target
  const inline = checkInlineMarkup(markup, { localWebApps: bot.settings.localWebApps, invoice: false })
  const before = without(stored.message, ['edit_date'])
  const after: TelegramMessage = { ...without(before, [...removed, 'reply_markup']), ...added }
  if (inline) after.reply_markup = inline
  if (isDeepStrictEqual(before, after)) throw badRequest(NOT_MODIFIED)
  bot.world.limiter.spend(member, false)
  stored.message = { ...after, edit_date: unixNow() }
  // A new keyboard alone does not show as "edited".
  if (!isDeepStrictEqual(without(before, ['reply_markup']), without(after, ['reply_markup'])))
    stored.edited = true
  changed(bot, member, stored, 'edited')
  return stored.message
}

const editMessageText = method('editMessageText', ({ bot }, params) => {
  if (params.text === undefined) throw badRequest('message text is empty')
  const content = textFields({ ...params, text: params.text })
  const target = messageToEdit(bot, params)
  mustBeEditable(target)
  if (target.stored.message.text === undefined) throw badRequest('there is no text in the message to edit')
  const options = params.link_preview_options ? { link_preview_options: params.link_preview_options } : {}
  return apply(
    bot,
    target,
    ['text', 'entities', 'link_preview_options'],
    { ...content, ...options },
    params.reply_markup,
  )
})

const editMessageCaption = method('editMessageCaption', ({ bot }, params) => {
  const content = captionFields(params)
  const target = messageToEdit(bot, params)
  mustBeEditable(target)
  if (!CAPTIONED.some((field) => target.stored.message[field] !== undefined)) {
    throw badRequest('there is no caption in the message to edit')
  }
  const removed: Field[] = ['caption', 'caption_entities', 'show_caption_above_media']
  return apply(bot, target, removed, content, params.reply_markup)
})

const editMessageMedia = method('editMessageMedia', (context, params) => {
  const { bot } = context
  const { media } = params
  if (media.type === 'live_photo') throw badRequest('sandbox: live photos are not played')
  const content: Partial<TelegramMessage> = {
    ...inputFile(context, media.type, media.media),
    ...captionFields(media),
  }
  if ('has_spoiler' in media && media.has_spoiler) content.has_media_spoiler = true
  const target = messageToEdit(bot, params)
  mustBeEditable(target)
  if (target.stored.message.voice) throw badRequest("message media can't be edited")
  const removed: Field[] = [...NO_MEDIA, 'caption', 'caption_entities', 'has_media_spoiler']
  return apply(bot, target, removed, content, params.reply_markup)
})

const editMessageReplyMarkup = method('editMessageReplyMarkup', ({ bot }, params) => {
  return apply(bot, messageToEdit(bot, params), [], {}, params.reply_markup)
})

export const editMethods: Method[] = [
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
]
