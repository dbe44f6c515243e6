import type { PaymentView } from '@anonchat/store'
import { paymentState } from '../payment-screens.js'

/** A payment as the HTTP interface says it: see views.ts. */
export const paymentView = (payment: PaymentView & { readonly memberId: number }) => ({
  payment_id: payment.paymentId,
  telegram_id: payment.memberId,
  offer: payment.offer,
  amount: payment.amount,
  currency: payment.currency,
  is_recurring: payment.isRecurring,
  state: paymentState(payment),
  paid_at: payment.paidAt,
  refund_asked_at: payment.refundAskedAt,
})
