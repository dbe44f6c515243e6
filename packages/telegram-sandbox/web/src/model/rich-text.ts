import type { TelegramMessageEntity } from '@gramio/types'

export interface Styled {
  entity: TelegramMessageEntity
  children: RichText
}

/** A text as it is shown: plain parts and parts with a style, one inside the other. */
export type RichText = ReadonlyArray<string | Styled>

const BLOCKS = new Set<TelegramMessageEntity['type']>(['blockquote', 'expandable_blockquote', 'pre'])

/** Whether the entity stands on lines of its own. */
export const isBlock = ({ type }: TelegramMessageEntity): boolean => BLOCKS.has(type)

/**
 * Nests the entities of a text; offsets count UTF-16 units. Entities that overlap without nesting are split,
 * those that lie outside of the text are cut or left out.
 */
export function richText(text: string, entities: readonly TelegramMessageEntity[] = []): RichText {
  const usable = entities
    .map((entity) => within(entity, 0, text.length))
    .filter((entity) => entity.length > 0)
    .sort(outerFirst)
  return nest(text, 0, text.length, usable)
}

function nest(text: string, from: number, to: number, sorted: readonly TelegramMessageEntity[]): RichText {
  const parts: Array<string | Styled> = []
  const waiting = [...sorted]
  let at = from
  for (let entity = waiting.shift(); entity; entity = waiting.shift()) {
    const end = entity.offset + entity.length
    const inner: TelegramMessageEntity[] = []
    while (waiting[0] !== undefined && waiting[0].offset < end) {
      const other = waiting.shift() as TelegramMessageEntity
      inner.push(within(other, entity.offset, end))
      const rest = within(other, end, to)
      if (rest.length > 0) insertSorted(waiting, rest)
    }
    if (entity.offset > at) parts.push(text.slice(at, entity.offset))
    parts.push({ entity, children: nest(text, entity.offset, end, inner) })
    at = end
  }
  if (at < to) parts.push(text.slice(at, to))
  return parts
}

function within(entity: TelegramMessageEntity, from: number, to: number): TelegramMessageEntity {
  const start = Math.max(from, entity.offset)
  const end = Math.min(to, entity.offset + entity.length)
  return { ...entity, offset: start, length: Math.max(0, end - start) }
}

function insertSorted(list: TelegramMessageEntity[], entity: TelegramMessageEntity): void {
  const at = list.findIndex((other) => outerFirst(entity, other) < 0)
  list.splice(at === -1 ? list.length : at, 0, entity)
}

function outerFirst(a: TelegramMessageEntity, b: TelegramMessageEntity): number {
  return a.offset - b.offset || b.length - a.length || Number(isBlock(b)) - Number(isBlock(a))
}

const OPENABLE = new Set(['http:', 'https:', 'tg:', 'mailto:', 'tel:'])

/** An address as a link may open it, or null for one that must not be opened (a script, a local file). */
export function safeUrl(address: string): string | null {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`
  const url = URL.parse(withScheme)
  return url && OPENABLE.has(url.protocol) ? url.href : null
}

const EMOJI =
  /^(?:(?:\p{RI}\p{RI}|\p{Emoji}(?:\p{EMod}|\uFE0F\u20E3?|[\u{E0020}-\u{E007F}]+)?(?:\u200D\p{Emoji}(?:\p{EMod}|\uFE0F)?)*))+$/u

/** How many emoji a text is, when it is nothing else and at most three; they are shown large. */
export function largeEmoji(text: string): number {
  if (text.length > 40 || /[0-9#*\s]/.test(text) || !EMOJI.test(text)) return 0
  const count = [...new Intl.Segmenter().segment(text)].length
  return count <= 3 ? count : 0
}
