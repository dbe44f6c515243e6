import type { Quote } from '@anonchat/contracts'
import { harmlessEntities } from './entities.js'
import type { Message } from './schema.js'

/** Which message of the same chat a message answers, and which part of it. */
export interface Reply {
  readonly messageId: number
  readonly quote: Quote | null
}

/** The formatting that a quote may have; Telegram looks for it in the message too. */
const QUOTED = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler'])
const QUOTE_MAX = 1_024

/** Null when it answers nothing, or something of another chat: that would show where its sender has been. */
export function readReply(message: Message): Reply | null {
  const answered = message.reply_to_message
  if (answered === undefined || answered.chat.id !== message.chat.id) return null
  return { messageId: answered.message_id, quote: quoteIn(message, answered.text ?? answered.caption ?? '') }
}

/** A quote passes only when it stands in the message, which the two of a room have both. */
function quoteIn({ quote }: Message, text: string): Quote | null {
  if (quote === undefined || quote.text === '' || quote.text.length > QUOTE_MAX) return null
  if (!text.includes(quote.text)) return null
  const entities = harmlessEntities(quote.entities, quote.text).filter(({ type }) => QUOTED.has(type))
  const at = quote.position
  const position = at !== undefined && Number.isInteger(at) && at >= 0 && text.startsWith(quote.text, at)
  return {
    text: quote.text,
    ...(entities.length === 0 ? {} : { entities }),
    ...(position ? { position: at } : {}),
  }
}
