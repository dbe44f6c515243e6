import { z } from 'zod'
import type { Message } from '../schema.js'
import { findContacts, type Span } from './find.js'

/** As long as what it stands for, so that all formatting stays where it is. */
const MASK = '•'

export interface Masked {
  readonly text: string
  readonly entities: readonly unknown[]
}

/** Leads somewhere. */
const LEADS = new Set(['url', 'text_link', 'mention', 'text_mention', 'email', 'phone_number'])
/** Means the very words that it stands on, all of them. */
const IS_WORD = new Set(['hashtag', 'cashtag', 'bot_command', 'custom_emoji'])

const Placed = z.looseObject({
  type: z.string(),
  offset: z.number().int().nonnegative(),
  length: z.number().int().positive(),
})
type Placed = z.infer<typeof Placed>

const coded = (entity: Placed): Placed => {
  const { language, ...rest } = entity
  return typeof language === 'string' && findContacts(language).length > 0 ? rest : entity
}

/** A formatting without what it has of a masked part at its ends; none when nothing is left. */
function besides(entity: Placed, spans: readonly Span[]): Placed[] {
  let [from, to] = [entity.offset, entity.offset + entity.length]
  const touched = spans.filter((span) => span.from < to && span.to > from)
  if (touched.length > 0 && IS_WORD.has(entity.type)) return []
  for (const span of touched) if (span.from <= from) from = Math.max(from, span.to)
  for (const span of [...touched].reverse()) if (span.to >= to) to = Math.min(to, span.from)
  return from < to ? [{ ...entity, offset: from, length: to - from }] : []
}

/**
 * A text without its links, names, numbers and addresses: each of their units is replaced by a dot. Links behind other words
 * are taken away, and the words stay.
 * @returns null where there are none
 */
export function maskText(text: string, entities: readonly unknown[] = []): Masked | null {
  const spans = findContacts(text, entities)
  const placed = entities.flatMap((raw) => {
    const { data } = Placed.safeParse(raw)
    return data === undefined ? [] : [data]
  })
  const kept = placed.filter(({ type }) => !LEADS.has(type)).map(coded)
  const leads = placed.some(({ type }) => type === 'text_link')
  const spoken = placed.filter(({ type }) => !LEADS.has(type)).some((entity) => coded(entity) !== entity)
  if (spans.length === 0 && !leads && !spoken) return null
  let masked = ''
  let at = 0
  for (const { from, to } of spans) {
    masked += text.slice(at, from) + MASK.repeat(to - from)
    at = to
  }
  return { text: masked + text.slice(at), entities: kept.flatMap((entity) => besides(entity, spans)) }
}

const Poll = z.looseObject({
  question: z.string(),
  options: z.array(z.looseObject({ text: z.string() })),
  explanation: z.string().optional(),
  explanation_entities: z.array(z.unknown()).optional(),
})

function maskPoll(raw: unknown): unknown {
  const { data: poll } = Poll.safeParse(raw)
  if (poll === undefined) return null
  const question = maskText(poll.question)
  const options = poll.options.map((option) => ({ option, masked: maskText(option.text) }))
  const explanation = maskText(poll.explanation ?? '', poll.explanation_entities)
  if (question === null && explanation === null && options.every(({ masked }) => masked === null)) return null
  return {
    ...poll,
    question: question?.text ?? poll.question,
    options: options.map(({ option, masked }) => ({ ...option, text: masked?.text ?? option.text })),
    ...(explanation === null
      ? {}
      : { explanation: explanation.text, explanation_entities: explanation.entities }),
  }
}

/** A message without the contacts in its words, its caption and its poll; null where it has none. */
export function maskMessage(message: Message): Message | null {
  const text = maskText(message.text ?? '', message.entities)
  const caption = maskText(message.caption ?? '', message.caption_entities)
  const poll = maskPoll(message.poll)
  if (text === null && caption === null && poll === null) return null
  return {
    ...message,
    ...(text === null ? {} : { text: text.text, entities: [...text.entities] }),
    ...(caption === null ? {} : { caption: caption.text, caption_entities: [...caption.entities] }),
    ...(poll === null ? {} : { poll }),
  }
}
