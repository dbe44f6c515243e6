import { findBroadcast } from '@anonchat/store'
import type { BroadcastContext } from './context.js'
import { type Ordered, type OrderedBy, orderBroadcast } from './orders.js'

/** What operators order about a broadcast that was sent off; `start`: before its time. */
export const OPERATOR_ORDERS = ['start', 'pause', 'resume', 'cancel', 'undo'] as const
export type OperatorOrder = (typeof OPERATOR_ORDERS)[number]

/**
 * Carries out what an operator orders about a broadcast. A draft is its writer's: it is previewed, agreed to and sent off in
 * the chat in which it was written.
 */
export async function operateBroadcast(
  context: BroadcastContext,
  id: number,
  order: OperatorOrder,
  by: OrderedBy,
): Promise<Ordered | 'draft'> {
  const broadcast = await findBroadcast(context.db, id)
  if (broadcast?.status === 'draft') return 'draft'
  return await orderBroadcast(context, id, order === 'start' ? 'begin' : order, by)
}
