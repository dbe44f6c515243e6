import type { Envelope, OutboundAction } from '@anonchat/contracts'
import type { Tracing } from '@anonchat/runtime'
import type { SentMessages } from '@anonchat/store'
import { classify, type Resolved, type Telegram, toCall } from '@anonchat/telegram'
import { z } from 'zod'
import type { Tried } from '../domain/decide.js'

export type Delivered = {
  /** The method that was called, or `none`. */
  readonly method: string
  readonly outcome: Tried
}

/** Edits answer with the message or `true`, deletions and reactions with `true`. */
const SentMessage = z.object({ message_id: z.number() })

/** Looks up, just before the send, which messages an action speaks of: the envelope before it may have made them. */
async function resolve(envelope: Envelope, sent: SentMessages): Promise<Resolved> {
  const { action, chatId, fence } = envelope
  if (action.kind === 'send') {
    if (action.replyTo === undefined || fence === undefined) return {}
    return { replyToId: await sent.counterpart(fence.roomId, action.replyTo, chatId) }
  }
  return { targetId: await target(action, chatId, sent) }
}

async function target(
  { target }: Exclude<OutboundAction, { kind: 'send' }>,
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

/** Makes the one call that an envelope asks for, and says what came of it. Throws when Redis is away. */
export const createDeliver =
  (telegram: Telegram, sent: SentMessages, tracing: Tracing) =>
  async (envelope: Envelope): Promise<Delivered> => {
    const call = toCall(envelope.action, envelope.chatId, await resolve(envelope, sent))
    if (call === undefined) return { method: 'none', outcome: { kind: 'gone' } }
    const { method, params } = call
    try {
      const traceparent = tracing.header(envelope.trace)
      const result = SentMessage.safeParse(await telegram.call(method, params, { traceparent }))
      return { method, outcome: { kind: 'sent', messageId: result.data?.message_id } }
    } catch (error) {
      return { method, outcome: classify(error) }
    }
  }

export type Deliver = ReturnType<typeof createDeliver>
