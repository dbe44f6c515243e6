import { z } from 'zod'
import { MemberId } from './ids.js'
import { Copy } from './outbound.js'

/** What a bot may send in bulk a second without paying for it. https://core.telegram.org/bots/faq#broadcasting-to-users */
export const FREE_BULK_PER_SECOND = 30

const MessageId = z.number().int().positive()

/** What is done to every chat of a parcel: a message is copied to it, or taken away from it. */
export const ParcelAction = z.discriminatedUnion('kind', [Copy, z.object({ kind: z.literal('delete') })])
export type ParcelAction = z.infer<typeof ParcelAction>

/**
 * A bounded part of a broadcast on its way: stands in Redis until every outcome is known, and is named by a job of the bulk
 * queue. What came of each recipient is kept beside it, by position.
 */
export const Parcel = z.object({
  broadcastId: z.number().int().positive(),
  action: ParcelAction,
  recipients: z
    .array(
      z.object({
        chatId: MemberId,
        /** What is to be deleted. */
        messageIds: z.array(MessageId).optional(),
      }),
    )
    .min(1)
    .max(1_000),
})
export type Parcel = z.infer<typeof Parcel>
