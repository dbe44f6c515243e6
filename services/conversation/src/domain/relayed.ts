import type { Fence, Origin, OutboundAction } from '@anonchat/contracts'
import type { Reply } from '@anonchat/telegram/updates'
import type { Effect } from './effect.js'
import type { Said } from './input.js'
import { mediaOffer } from './media.js'

export interface Room {
  readonly roomId: string
  readonly partnerId: number
}

export const within = (roomId: string): Fence => ({ kind: 'within', roomId })

/** A message of the member's own chat: the relay knows its counterpart in the partner's. */
export const originOf = (memberId: number, messageId: number): Origin => ({ chatId: memberId, messageId })

type Send = Extract<OutboundAction, { kind: 'send' }>

export const asReply = (memberId: number, reply: Reply | null): Pick<Send, 'replyTo' | 'quote'> =>
  reply === null
    ? {}
    : {
        replyTo: originOf(memberId, reply.messageId),
        ...(reply.quote === null ? {} : { quote: reply.quote }),
      }

/** What the partner can neither forward nor save. */
export const protection = (protect: boolean | undefined): Pick<Send, 'protect'> =>
  protect === true ? { protect } : {}

/** What a member said, for their partner. */
export function relayed(
  memberId: number,
  { roomId, partnerId }: Room,
  { contents, messageId, reply, protect, offer }: Said,
): Effect[] {
  const sent = contents.map(
    (content, index): Effect => ({
      kind: 'envelope',
      chatId: partnerId,
      fence: within(roomId),
      action: {
        kind: 'send',
        content,
        ...protection(protect),
        // Only the first of two stands for the message, so that each has one counterpart.
        ...(index === 0 ? { origin: originOf(memberId, messageId), ...asReply(memberId, reply) } : {}),
      },
    }),
  )
  return [...sent, ...mediaOffer({ roomId, partnerId }, offer)]
}
