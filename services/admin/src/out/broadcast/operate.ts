import { findBroadcast } from '@anonchat/store'
import { priceOf } from '../../domain/broadcast/price.js'
import { mayChange } from '../../domain/broadcast/rights.js'
import type { BroadcastContext } from './context.js'
import { type Ordered, type OrderedBy, orderBroadcast } from './orders.js'
import { recount } from './recount.js'
import { draftSlot } from './write.js'

/** What operators order about a broadcast; `start`: a draft, or one that waits for its time, before that. */
export const OPERATOR_ORDERS = ['start', 'pause', 'resume', 'cancel', 'undo'] as const
export type OperatorOrder = (typeof OPERATOR_ORDERS)[number]

/** `draft`: it is somebody else's, or not sent off yet; `price`: it costs another price than was agreed to. */
export type Operated = Ordered | 'draft' | 'price' | 'nobody-there'

/**
 * Carries out what an operator orders about a broadcast. A draft is started or dropped by its writer only, and costs no more
 * than they have agreed to.
 * @param agreed see `priceOf`
 */
export async function operateBroadcast(
  context: BroadcastContext,
  id: number,
  order: OperatorOrder,
  by: OrderedBy,
  agreed = '',
): Promise<Operated> {
  const { db, sent } = context
  const broadcast = await findBroadcast(db, id)
  if (broadcast?.status !== 'draft')
    return await orderBroadcast(context, id, order === 'start' ? 'begin' : order, by)
  if (!mayChange(broadcast, by.actor)) return 'draft'
  if (order === 'cancel') return await orderBroadcast(context, id, 'cancel', by)
  if (order !== 'start') return 'draft'
  const draft = await recount(context, broadcast)
  if (draft.audienceSize === 0) return 'nobody-there'
  if (priceOf(draft) !== agreed) return 'price'
  // The message that showed the draft shows from now on how far it is.
  const messageId = await sent.inSlot(draft.adminId, draftSlot(id))
  return await orderBroadcast(context, id, 'send', { ...by, messageId })
}
