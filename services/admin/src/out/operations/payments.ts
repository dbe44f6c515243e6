import { moneyLane } from '@anonchat/contracts'
import { declineRefund, findMember, findPayment, recordAdminAction } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import { words } from '../../domain/screen.js'
import type { OperationContext, Order } from './context.js'

export type RefundOutcome = 'asked' | 'refunded-before' | 'unknown'

/**
 * Has Telegram give the Stars of a payment back, and end the subscription that it was for. The days are taken back when
 * Telegram has done so.
 */
export async function refund(
  { db, publish }: OperationContext,
  { actor, trace, at }: Order,
  paymentId: number,
): Promise<RefundOutcome> {
  const payment = await findPayment(db, paymentId)
  if (payment === null) return 'unknown'
  if (payment.isRefunded) return 'refunded-before'
  const { memberId, chargeId, firstChargeId } = payment
  await recordAdminAction(db.prisma, {
    key: `${trace}/refund/${paymentId}`,
    actor,
    action: 'refund',
    target: `payment:${paymentId}`,
    at,
  })
  const common = { trace, chatId: moneyLane(memberId), lane: 'live', decidedAt: at.getTime() } as const
  if (firstChargeId !== null)
    await publish.envelope({
      ...common,
      key: `${trace}/stop/${paymentId}`,
      action: { kind: 'edit-subscription', memberId, chargeId: firstChargeId, renews: false },
    })
  await publish.envelope({
    ...common,
    key: `${trace}/refund/${paymentId}`,
    action: { kind: 'refund', memberId, chargeId },
  })
  return 'asked'
}

/** `not-asked`: nobody waits for an answer about this payment (any more). */
export type DeclineOutcome = 'declined' | 'not-asked' | 'unknown'

/** Notes that a payment is not given back, and tells who asked for it. */
export async function decline(
  { db, publish }: OperationContext,
  { actor, trace, at }: Order,
  paymentId: number,
): Promise<DeclineOutcome> {
  const payment = await findPayment(db, paymentId)
  if (payment === null) return 'unknown'
  const { memberId, isRefunded, refundAskedAt } = payment
  const key = `${trace}/decline/${paymentId}`
  const begun = await db.prisma.adminAction.findUnique({ where: { key }, select: { id: true } })
  if (isRefunded || (refundAskedAt === null && begun === null)) return 'not-asked'
  await recordAdminAction(db.prisma, {
    key,
    actor,
    action: 'decline-refund',
    target: `payment:${paymentId}`,
    at,
  })
  await declineRefund(db, paymentId)
  if (memberId <= 0) return 'declined'
  const { support } = t(nearestLang((await findMember(db, memberId))?.language))
  await publish.envelope({
    key: `${trace}/declined/${paymentId}`,
    trace,
    chatId: memberId,
    lane: 'live',
    decidedAt: at.getTime(),
    action: { kind: 'send', ...words(support.declined()) },
  })
  return 'declined'
}
