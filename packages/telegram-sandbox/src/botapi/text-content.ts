import type { TelegramMessage, TelegramMessageEntity } from '@gramio/types'
import { formatted, longerThan, MAX_CAPTION, MAX_TEXT, type ParseMode } from '../text/formatted.js'
import { badRequest } from './refusal.js'

export interface TextParams {
  text: string
  parse_mode?: ParseMode
  entities?: TelegramMessageEntity[]
}

export interface CaptionParams {
  caption?: string
  parse_mode?: ParseMode
  caption_entities?: TelegramMessageEntity[]
  show_caption_above_media?: boolean
}

/** A message's text fields. Throws Telegram's 400s. */
export function textFields(params: TextParams): Pick<TelegramMessage, 'text' | 'entities'> {
  if (params.text === '') throw badRequest('message text is empty')
  const { text, entities } = formatted(params.text, params.parse_mode, params.entities)
  if (text === '') throw badRequest('text must be non-empty')
  if (longerThan(text, MAX_TEXT)) throw badRequest('message is too long')
  return entities.length > 0 ? { text, entities } : { text }
}

/** A message's caption fields; none when the caption is empty. Throws Telegram's 400s. */
export function captionFields(
  params: CaptionParams,
): Pick<TelegramMessage, 'caption' | 'caption_entities' | 'show_caption_above_media'> {
  if (!params.caption) return {}
  const { text, entities } = formatted(params.caption, params.parse_mode, params.caption_entities)
  if (longerThan(text, MAX_CAPTION)) throw badRequest('message caption is too long')
  if (text === '') return {}
  const above = params.show_caption_above_media ? { show_caption_above_media: true as const } : {}
  return entities.length > 0
    ? { caption: text, caption_entities: entities, ...above }
    : { caption: text, ...above }
}
