import { z } from 'zod'
import { ChargeId, MemberId, Millis, Trace } from './ids.js'

const about = { memberId: MemberId, trace: Trace }

/** Something about the member's premium changed, or is about to, other than by what they did themselves. */
export const MemberPremium = z.discriminatedUnion('change', [
  /** Days were added to the record already: by an admin, an invitation, … */
  z.object({
    type: z.literal('premium'),
    ...about,
    change: z.literal('granted'),
    /** The transaction by which it was granted: names this event. */
    transactionId: z.string().min(1).max(191),
    days: z.number().int().positive(),
    until: Millis,
  }),
  /** Telegram gave the Stars of a charge back. */
  z.object({ type: z.literal('premium'), ...about, change: z.literal('refunded'), chargeId: ChargeId }),
  /** Telegram stopped or resumed the renewal of a subscription, or would not. `id` names this event. */
  z.object({
    type: z.literal('premium'),
    ...about,
    change: z.enum(['renewal-stopped', 'renewal-resumed', 'renewal-failed']),
    chargeId: ChargeId,
    id: z.string().min(1).max(191),
  }),
  /** Premium ends soon, or has ended, unless it was prolonged meanwhile. `dueAt` tells the first notice from the next. */
  z.object({
    type: z.literal('premium'),
    ...about,
    change: z.enum(['expiring', 'expired']),
    until: Millis,
    dueAt: Millis,
  }),
])
export type MemberPremium = z.infer<typeof MemberPremium>

/** Somebody is about to pay (`pre_checkout_query`), as it came. Telegram waits ten seconds for an answer. */
export const Checkout = z.object({
  trace: Trace,
  memberId: MemberId,
  receivedAt: Millis,
  update: z.record(z.string(), z.unknown()),
})
export type Checkout = z.infer<typeof Checkout>
