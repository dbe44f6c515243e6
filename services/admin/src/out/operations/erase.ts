import { type MemberKey, recordAdminAction } from '@anonchat/store'
import type { OperationContext, Order } from './context.js'
import { findPresent } from './present.js'
import { tell } from './tell.js'

export type EraseOutcome =
  | { readonly kind: 'done'; readonly memberId: number; readonly userId: number }
  | { readonly kind: 'nobody' }
  /** Admins are not deleted: first they must be taken out of ADMIN_IDS. */
  | { readonly kind: 'admin' }

/** Has everything about a member deleted by their own mailbox, as if they had asked for it; what they do ends. A ban holds. */
export async function erase(context: OperationContext, order: Order, key: MemberKey): Promise<EraseOutcome> {
  const { db, admins } = context
  const { actor, trace, at } = order
  const member = await findPresent(db, key)
  if (member === null) return { kind: 'nobody' }
  const { memberId, userId } = member
  if (admins.has(memberId)) return { kind: 'admin' }
  await recordAdminAction(db.prisma, {
    key: `${trace}/delete/${userId}`,
    actor,
    action: 'delete',
    targetUserId: userId,
    at,
  })
  await tell(context, order, memberId, { what: 'deleted', until: null, reason: null })
  return { kind: 'done', memberId, userId }
}
