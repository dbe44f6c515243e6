import type { OutboundAction } from '@anonchat/contracts'

export type PaymentAction = Extract<OutboundAction, { kind: 'invoice' | 'refund' | 'edit-subscription' }>

/** What is about money has calls of its own. */
export const isPayment = (action: OutboundAction): action is PaymentAction =>
  action.kind === 'invoice' || action.kind === 'refund' || action.kind === 'edit-subscription'

/** An invoice as Telegram takes it for Stars: one price, no provider. */
export interface Invoice {
  readonly title: string
  readonly description: string
  readonly payload: string
  readonly label: string
  readonly stars: number
}

/** What `sendInvoice` and `createInvoiceLink` want of an invoice. */
export const invoiceParams = ({ title, description, payload, label, stars }: Invoice) => ({
  title,
  description,
  payload,
  provider_token: '',
  currency: 'XTR',
  prices: [{ label, amount: stars }],
})

/** The call about money that an action asks for. */
export function paymentCallOf(
  action: PaymentAction,
  chatId: number,
): { method: string; params: Record<string, unknown> } {
  switch (action.kind) {
    case 'invoice':
      return { method: 'sendInvoice', params: { chat_id: chatId, ...invoiceParams(action) } }
    case 'refund':
      return {
        method: 'refundStarPayment',
        params: { user_id: action.memberId, telegram_payment_charge_id: action.chargeId },
      }
    case 'edit-subscription':
      return {
        method: 'editUserStarSubscription',
        params: {
          user_id: action.memberId,
          telegram_payment_charge_id: action.chargeId,
          is_canceled: !action.renews,
        },
      }
  }
}
