import { z } from 'zod'
import { PATTERNS } from './patterns.js'
import { findPhones } from './phones.js'
import { type Plain, plainOf } from './plain.js'

/** Where something stands in a text, in UTF-16 units. */
export interface Span {
  readonly from: number
  /** The first unit after it. */
  readonly to: number
}

/** What Telegram itself takes for a link, a name, a number or an address. */
const Named = z.object({
  type: z.enum(['mention', 'text_mention', 'url', 'email', 'phone_number']),
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
})

/** A sentence that ends behind a link does not belong to it. */
const TRAILING = /[\s.,!?;:،؛؟"'»)\]}]+$/u

/** Telegram takes any digits for a number: it counts only where our own eye does not know better. */
const FEWEST_DIGITS = 7

/**
 * Where links, @names, phone numbers and e-mail addresses stand, in order and apart from each other: by Telegram's entities
 * and by patterns, since whoever wants to hide one from Telegram can.
 */
export function findContacts(text: string, entities: readonly unknown[] = []): Span[] {
  const plain = plainOf(text)
  return united([
    ...entities.flatMap((raw) => named(raw, text)),
    ...PATTERNS.flatMap((pattern) => [...plain.text.matchAll(pattern)].map(spanOf)).flatMap((span) =>
      inSource(plain, span),
    ),
    ...findPhones(plain.text).flatMap(([from, to]) => inSource(plain, { from, to })),
  ])
}

function spanOf({ 0: found, index }: RegExpExecArray): Span {
  return { from: index, to: index + found.replace(TRAILING, '').length }
}

function inSource({ from, to }: Plain, span: Span): Span[] {
  const [first, last] = [from[span.from], to[span.to - 1]]
  return first === undefined || last === undefined || span.to <= span.from ? [] : [{ from: first, to: last }]
}

function named(raw: unknown, text: string): Span[] {
  const { data } = Named.safeParse(raw)
  if (data === undefined || data.offset + data.length > text.length) return []
  const span = wholeCharacters(text, { from: data.offset, to: data.offset + data.length })
  if (data.type !== 'phone_number') return [span]
  const words = plainOf(text.slice(span.from, span.to)).text
  const isNumber = words.replace(/\D/g, '').length >= FEWEST_DIGITS
  return isNumber && findPhones(words).length > 0 ? [span] : []
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

const wholeCharacters = (text: string, { from, to }: Span): Span => ({
  from: isLow(text.charCodeAt(from)) ? from - 1 : from,
  to: isLow(text.charCodeAt(to)) ? to + 1 : to,
})

function united(spans: readonly Span[]): Span[] {
  const whole: Span[] = []
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1)
    if (last !== undefined && span.from <= last.to)
      whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
    else whole.push(span)
  }
  return whole
}
