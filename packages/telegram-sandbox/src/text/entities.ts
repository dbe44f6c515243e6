import type { TelegramMessageEntity } from '@gramio/types'
import { badRequest } from '../botapi/refusal.js'
import type { Formatted } from './formatted-text.js'

// Telegram finds these itself and ignores what the bot says about them.
const FOUND_BY_TELEGRAM = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
])

function isSplit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff
}

function byteOffset(text: string, utf16: number): number {
  return Buffer.byteLength(text.slice(0, utf16))
}

/** Checks entities that came with a text: their bounds in UTF-16 units and what each type needs. */
export function checkEntities(text: string, entities: TelegramMessageEntity[]): Formatted {
  if (entities.length === 0) return { text, entities: [] }
  const own = entities.filter((entity) => !FOUND_BY_TELEGRAM.has(entity.type))
  for (const entity of own) checkNeeds(entity)
  for (const { offset, length } of own) {
    if (offset < 0 || offset > 1_000_000)
      throw badRequest(`receive an entity with incorrect offset ${offset}`)
    if (length < 0 || length > 1_000_000)
      throw badRequest(`receive an entity with incorrect length ${length}`)
  }
  const sorted = own.filter((e) => e.length > 0).sort((a, b) => a.offset - b.offset || b.length - a.length)
  for (const { offset, length } of sorted) checkBounds(text, offset, offset + length)
  return { text, entities: sorted }
}

function checkBounds(text: string, from: number, to: number): void {
  if (from > text.length) throw badRequest(`entity begins after the end of the text at UTF-16 offset ${from}`)
  if (isSplit(text, from)) {
    throw badRequest(
      `entity begins in a middle of a UTF-16 symbol at byte offset ${byteOffset(text, from + 1)}`,
    )
  }
  if (to > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${from} ends after the end of the text at UTF-16 offset ${to}`,
    )
  }
  if (isSplit(text, to)) {
    const at = byteOffset(text, to + 1)
    throw badRequest(
      `entity beginning at UTF-16 offset ${from} ends in a middle of a UTF-16 symbol at byte offset ${at}`,
    )
  }
}

function checkNeeds(entity: TelegramMessageEntity): void {
  const need = (field: 'url' | 'user' | 'custom_emoji_id' | 'unix_time'): void => {
    if (entity[field] === undefined)
      throw badRequest(`can't parse MessageEntity: Can't find field "${field}"`)
  }
  switch (entity.type) {
    case 'text_link':
      need('url')
      break
    case 'text_mention':
      need('user')
      break
    case 'custom_emoji':
      need('custom_emoji_id')
      break
    case 'date_time':
      need('unix_time')
      break
    default:
  }
}
