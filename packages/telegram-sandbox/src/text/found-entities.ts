import type { TelegramMessageEntity, TelegramMessageEntityType } from '@gramio/types'

interface Finder {
  type: TelegramMessageEntityType
  pattern: RegExp
}

// A character that may stand before a command, a mention or a tag: none of a word.
const FREE = '(?<![\\p{L}\\p{N}_/@#])'

const FINDERS: Finder[] = [
  {
    type: 'url',
    pattern:
      /(?<![\p{L}\p{N}_@.])(?:https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]|(?:[a-z0-9-]+\.)+(?:com|org|net|me|io|dev|ru|de|info|app|co|ir|uk|eu)\b(?:\/[^\s<>"']*[^\s<>"'.,;:!?)\]])?)/giu,
  },
  { type: 'email', pattern: /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,24}(?![\w-])/giu },
  {
    type: 'bot_command',
    pattern: new RegExp(`${FREE}/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\\p{L}\\p{N}_/<>])`, 'gu'),
  },
  { type: 'mention', pattern: new RegExp(`${FREE}@[A-Za-z0-9_]{4,32}(?![\\p{L}\\p{N}_])`, 'gu') },
  { type: 'hashtag', pattern: new RegExp(`${FREE}#[\\p{L}\\p{N}_]*[\\p{L}_][\\p{L}\\p{N}_]*`, 'gu') },
  { type: 'cashtag', pattern: /(?<![\p{L}\p{N}_$])\$[A-Z]{3,8}(?![\p{L}\p{N}_$])/gu },
  { type: 'phone_number', pattern: /(?<![\p{L}\p{N}_])\+\d[\d ()-]{6,18}\d(?![\p{L}\p{N}_])/gu },
]

const NOTHING_TO_FIND = /^[^/@#$.+:]*$/
const OPAQUE = new Set<TelegramMessageEntityType>(['code', 'pre', 'text_link', 'text_mention'])

/** Adds the entities that Telegram finds by itself: commands, mentions, links, addresses, numbers. */
export function findEntities(text: string, own: TelegramMessageEntity[]): TelegramMessageEntity[] {
  if (NOTHING_TO_FIND.test(text)) return own
  const taken = own.filter((entity) => OPAQUE.has(entity.type))
  const found: TelegramMessageEntity[] = []
  for (const { type, pattern } of FINDERS) {
    for (const match of text.matchAll(pattern)) {
      const entity: TelegramMessageEntity = { type, offset: match.index, length: match[0].length }
      if ([...taken, ...found].some((other) => overlap(entity, other))) continue
      found.push(entity)
    }
  }
  return found.length === 0
    ? own
    : [...own, ...found].sort((a, b) => a.offset - b.offset || b.length - a.length)
}

function overlap(a: TelegramMessageEntity, b: TelegramMessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}
