import type { TelegramMessageEntity } from '@gramio/types'
import { badRequest } from '../botapi/refusal.js'
import { checkEntities } from './entities.js'
import type { Formatted } from './formatted-text.js'
import { findEntities } from './found-entities.js'
import { parseHtml } from './html.js'
import { parseMarkdown } from './markdown.js'
import { parseMarkdownV2 } from './markdown-v2.js'

export type ParseMode = 'HTML' | 'MarkdownV2' | 'Markdown'

export const MAX_TEXT = 4096
export const MAX_CAPTION = 1024

/** Text with its entities as Telegram makes them of what a bot sends. Throws its 400s. */
export function formatted(
  text: string,
  parseMode?: ParseMode,
  entities?: TelegramMessageEntity[],
): Formatted {
  if (Buffer.byteLength(text) > 1 << 15) throw badRequest('text is too long')
  const parsed = parseMode && text !== '' ? parse(text, parseMode) : checkEntities(text, entities ?? [])
  const trimmed = trim(parsed)
  return { text: trimmed.text, entities: findEntities(trimmed.text, trimmed.entities) }
}

function parse(text: string, mode: ParseMode): Formatted {
  switch (mode) {
    case 'HTML':
      return parseHtml(text)
    case 'MarkdownV2':
      return parseMarkdownV2(text)
    case 'Markdown':
      return parseMarkdown(text)
  }
}

/** Telegram strips white space at both ends, and drops what entities lose by it. */
function trim({ text, entities }: Formatted): Formatted {
  const start = text.length - text.trimStart().length
  const end = text.trimEnd().length
  if (start === 0 && end === text.length) return { text, entities }
  const kept = entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start)
    const to = Math.min(entity.offset + entity.length, end)
    return to > from ? [{ ...entity, offset: from - start, length: to - from }] : []
  })
  return { text: text.slice(start, Math.max(start, end)), entities: kept }
}

/** Whether a text has more than `limit` characters, as Telegram counts them (code points). */
export function longerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false
  if (text.length > 2 * limit) return true
  return [...text].length > limit
}
