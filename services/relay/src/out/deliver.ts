import type { Envelope, OutboundAction } from '@anonchat/contracts'
import type { Tracing } from '@anonchat/runtime'
import type { SentMessages } from '@anonchat/store'
import { type Call, classify, type Resolved, type Telegram, toCall } from '@anonchat/telegram'
import type { Tried } from '../domain/decide.js'
import { idsIn } from './sent-ids.js'

export type Delivered = {
  /** The method that was called, or `none`. */
  readonly method: string
  readonly outcome: Tried
}

/** Looks up, just before the send, which messages an action speaks of: the envelope before it may have made them. */
async function resolve(envelope: Envelope, sent: SentMessages): Promise<Resolved> {
  const { action, chatId, fence } = envelope
  if (action.kind === 'send') {
    if (action.replyTo === undefined || fence === undefined) return {}
    return { replyToId: await sent.counterpart(fence.roomId, action.replyTo, chatId) }
  }
  if (!('target' in action)) return {}
  return { targetId: await target(action, chatId, sent) }
}

async function target(
  { target }: Extract<OutboundAction, { target: unknown }>,
  chatId: number,
  sent: SentMessages,
): Promise<number | undefined> {
  switch (target.by) {
    case 'message-id':
      return target.messageId
    case 'slot':
      return await sent.inSlot(chatId, target.slot)
    case 'counterpart':
      return await sent.counterpart(target.roomId, target.origin, chatId)
  }
}

async function attempt(
  telegram: Telegram,
  { method, params, upload }: Call,
  traceparent: string | undefined,
): Promise<Delivered> {
  try {
    const result = await telegram.call(method, params, { traceparent, upload })
    return { method, outcome: { kind: 'sent', messageIds: idsIn(result) } }
  } catch (error) {
    return { method, outcome: classify(error) }
  }
}

const withoutQuote = ({ quote: _, ...action }: Extract<OutboundAction, { kind: 'send' }>): OutboundAction =>
  action

/** Makes the one call that an envelope asks for, and says what came of it. Throws when Redis is away. */
export const createDeliver =
  (telegram: Telegram, sent: SentMessages, tracing: Tracing) =>
  async (envelope: Envelope): Promise<Delivered> => {
    const { action, chatId } = envelope
    const resolved = await resolve(envelope, sent)
    const call = toCall(action, chatId, resolved)
    if (call === undefined) return { method: 'none', outcome: { kind: 'gone' } }
    const traceparent = tracing.header(envelope.trace)
    const delivered = await attempt(telegram, call, traceparent)
    if (delivered.outcome.kind !== 'bad-request') return delivered
    // What the partner sees may have been edited since: then it is an answer without a quote, and not lost.
    if (action.kind !== 'send' || action.quote === undefined || resolved.replyToId === undefined)
      return delivered
    const plain = toCall(withoutQuote(action), chatId, resolved)
    return plain === undefined ? delivered : await attempt(telegram, plain, traceparent)
  }

export type Deliver = ReturnType<typeof createDeliver>
