import type { TelegramMessageEntity, TelegramMessageEntityType } from '@gramio/types'
import type { Formatted } from './formatted-text.js'
import { decodeHtmlEntity } from './html-entity.js'
import { readTag, type Tag } from './html-tag.js'
import { addLink } from './link-entity.js'
import { bytesBefore, parseError } from './parse-error.js'

const SIMPLE: Record<string, TelegramMessageEntityType> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
}

interface Open extends Tag {
  offset: number
}

/** Parses Telegram's HTML. Throws its 400 for what it cannot parse. */
export function parseHtml(source: string): Formatted {
  let text = ''
  const open: Open[] = []
  const entities: TelegramMessageEntity[] = []
  for (let i = 0; i < source.length; ) {
    const char = source.charAt(i)
    if (char === '&') {
      const decoded = decodeHtmlEntity(source, i)
      if (decoded) {
        text += decoded.char
        i = decoded.end
        continue
      }
    }
    if (char !== '<') {
      text += char
      i += 1
      continue
    }
    if (source.charAt(i + 1) !== '/') {
      const { tag, end } = readTag(source, i)
      open.push({ ...tag, offset: text.length })
      i = end
    } else {
      i = closeTag(source, i, open, text, entities)
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) throw parseError(`Can't find end tag corresponding to start tag "${unclosed.name}"`)
  if (/\p{Surrogate}/u.test(text)) {
    throw parseError(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    )
  }
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) }
}

function closeTag(
  source: string,
  begin: number,
  open: Open[],
  text: string,
  entities: TelegramMessageEntity[],
): number {
  const tag = open.at(-1)
  const at = bytesBefore(source, begin)
  if (!tag) throw parseError(`Unexpected end tag at byte offset ${at}`)
  const match = /^<\/([^\s>]*)\s*>/.exec(source.slice(begin))
  if (!match) throw parseError(`Unclosed end tag at byte offset ${at}`)
  const name = (match[1] ?? '').toLowerCase()
  if (name !== '' && name !== tag.name) {
    throw parseError(`Unmatched end tag at byte offset ${at}, expected "</${tag.name}>", found "</${name}>"`)
  }
  open.pop()
  if (text.length > tag.offset) addEntity(tag, text, entities)
  return begin + match[0].length
}

function addEntity(tag: Open, text: string, entities: TelegramMessageEntity[]): void {
  const at = { offset: tag.offset, length: text.length - tag.offset }
  const last = entities.at(-1)
  const same = last && last.offset === at.offset && last.length === at.length ? last : undefined
  const simple = SIMPLE[tag.name]
  if (simple) entities.push({ type: simple, ...at })
  else if (tag.name === 'a') addLink(tag.argument || text.slice(tag.offset), at, entities)
  else if (tag.name === 'tg-emoji') {
    if (!/^[1-9]\d*$/.test(tag.argument)) throw parseError('Invalid custom emoji identifier specified')
    entities.push({ type: 'custom_emoji', ...at, custom_emoji_id: tag.argument })
  } else if (tag.name === 'tg-time') {
    if (tag.date > 0)
      entities.push({
        type: 'date_time',
        ...at,
        unix_time: tag.date,
        ...(tag.argument && { date_time_format: tag.argument }),
      })
  } else if (tag.name === 'pre') {
    if (same?.type === 'code' && same.language !== undefined) same.type = 'pre'
    else entities.push({ type: 'pre', ...at })
  } else if (tag.name === 'code') {
    if (same?.type === 'pre' && tag.argument) same.language = tag.argument
    else entities.push({ type: 'code', ...at, ...(tag.argument && { language: tag.argument }) })
  } else entities.push({ type: tag.argument ? 'expandable_blockquote' : 'blockquote', ...at })
}
