import { findBroadcast } from '@anonchat/store'
import { mayChange } from '../../domain/broadcast/rights.js'
import type { BroadcastContext } from './context.js'
import { type Ordered, type OrderedBy, orderBroadcast } from './orders.js'
import { draftSlot } from './write.js'

/** What operators order about a broadcast; `start`: a draft, or one that waits for its time, before that. */
export const OPERATOR_ORDERS = ['start', 'pause', 'resume', 'cancel', 'undo'] as const
export type OperatorOrder = (typeof OPERATOR_ORDERS)[number]

/** `draft`: it is somebody else's, or not sent off yet. */
export type Operated = Ordered | 'draft'

/**
 * Carries out what an operator orders about a broadcast. A draft is started or dropped by its writer only, and nothing costs
 * more than was agreed to.
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
    return await orderBroadcast(context, id, order === 'start' ? 'begin' : order, { ...by, agreed })
  if (!mayChange(broadcast, by.actor)) return 'draft'
  if (order === 'cancel') return await orderBroadcast(context, id, 'cancel', by)
  if (order !== 'start') return 'draft'
  // The message that showed the draft shows from now on how far it is.
  const messageId = await sent.inSlot(broadcast.adminId, draftSlot(id))
  return await orderBroadcast(context, id, 'send', { ...by, agreed, messageId })
}
