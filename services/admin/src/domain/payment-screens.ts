import type { PaymentView } from '@anonchat/store'
import type { Texts } from '@anonchat/texts'
import { memberData } from './member-data.js'
import { button, type Screen, words } from './screen.js'

type Payment = PaymentView & { readonly memberId: number }

/** What a button of payments asks for. */
export interface PaymentData {
  readonly paymentId: number
  readonly what: 'show' | 'refund' | 'decline'
}

const DATA = /^(?<id>[1-9]\d{0,9})(?::(?<what>refund|decline))?$/

/** Reads a button of payments; null for anything else. */
export function readPaymentData(data: string): PaymentData | null {
  const { id, what } = DATA.exec(data)?.groups ?? {}
  if (id === undefined) return null
  return { paymentId: Number(id), what: what === 'refund' || what === 'decline' ? what : 'show' }
}

/** How a payment stands: `paid`, `asked` where its payer waits for an answer about a refund, `refunded`. */
export const paymentState = ({ isRefunded, refundAskedAt }: PaymentView) =>
  isRefunded ? 'refunded' : refundAskedAt === null ? 'paid' : 'asked'

/** A payment, with what can be done about it. */
export function paymentScreen({ payments }: Texts, payment: Payment): Screen {
  const { paymentId, memberId, chargeId, offer, amount, paidAt } = payment
  const text = payments.one({
    payment: String(paymentId),
    member: String(memberId),
    offer,
    stars: amount,
    at: paidAt,
    charge: chargeId,
    state: paymentState(payment),
  })
  if (payment.isRefunded) return words(text)
  return words(text, [
    button(payments.refund(), 'payments', `${paymentId}:refund`),
    ...(payment.refundAskedAt === null
      ? []
      : [button(payments.decline(), 'payments', `${paymentId}:decline`)]),
  ])
}

/** The last payments of a member, each a button; those that were given back are marked. */
export function paymentsScreen(
  texts: Texts,
  { userId, memberId }: { readonly userId: number; readonly memberId: number },
  paid: readonly PaymentView[],
): Screen {
  const { members } = texts
  const back = button(members.toCard(), 'user', memberData('card', userId))
  const title = members.paymentsTitle({ id: String(memberId) })
  if (paid.length === 0) return words(`${title}\n\n${members.nothing()}`, [back])
  const rows = paid.map(({ paymentId, offer, amount, paidAt, currency, isRefunded }) => {
    const line = members.paymentLine({ on: paidAt, offer, amount, currency })
    return [
      button(isRefunded ? members.paymentRefunded({ payment: line }) : line, 'payments', String(paymentId)),
    ]
  })
  return words(title, ...rows, [back])
}

/** Those who wait for an answer about their money. */
export function askedScreen({ payments }: Texts, asked: readonly Payment[]): Screen {
  if (asked.length === 0) return words(payments.none())
  const rows = asked.map(({ paymentId, amount, paidAt }) => [
    button(
      payments.line({ payment: String(paymentId), stars: amount, on: { day: paidAt } }),
      'payments',
      String(paymentId),
    ),
  ])
  return words(payments.asked(), ...rows)
}
