import type { Message } from '@anonchat/telegram/updates'
import type { PremiumInput } from './premium-input.js'

/** What a message says of money: that the bot was paid, or that it gave Stars back. Null for any other. */
export function readMoney({ date, successful_payment, refunded_payment }: Message): PremiumInput | null {
  if (successful_payment !== undefined) {
    const { telegram_payment_charge_id, provider_payment_charge_id, is_recurring, is_first_recurring } =
      successful_payment
    return {
      kind: 'payment',
      paid: {
        chargeId: telegram_payment_charge_id,
        providerChargeId: provider_payment_charge_id === '' ? null : (provider_payment_charge_id ?? null),
        payload: successful_payment.invoice_payload,
        amount: successful_payment.total_amount,
        currency: successful_payment.currency,
        isRecurring: is_recurring === true,
        isFirst: is_recurring !== true || is_first_recurring === true,
        paidAt: date === undefined ? null : date * 1_000,
      },
    }
  }
  if (refunded_payment === undefined) return null
  const { telegram_payment_charge_id, invoice_payload, total_amount, currency } = refunded_payment
  return {
    kind: 'refund',
    back: {
      chargeId: telegram_payment_charge_id,
      payment: { payload: invoice_payload, amount: total_amount, currency },
    },
  }
}
