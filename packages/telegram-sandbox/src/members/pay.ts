import { randomBytes } from 'node:crypto'
import type { PayResult } from '../api.js'
import { type Bot, unixNow } from '../world/bot.js'
import type { InvoiceState } from '../world/invoices.js'
import { ControlError } from './control-error.js'
import { activeMember } from './people.js'
import { write } from './write.js'

export type InvoiceTarget = { messageId: number } | { link: string }

const MONTH_SECONDS = 2_592_000
const newChargeId = (): string => `stx${randomBytes(30).toString('base64url')}`

function invoiceOf(bot: Bot, target: InvoiceTarget): InvoiceState {
  const { byLink, byMessage } = bot.world.invoices
  const invoice = 'link' in target ? byLink.get(target.link) : byMessage.get(target.messageId)
  if (!invoice) throw new ControlError('there is no such invoice')
  return invoice
}

/** Pays an invoice: asks the bot (pre-checkout), and when it agrees tells it that it was paid. */
export async function pay(
  bot: Bot,
  memberId: number,
  target: InvoiceTarget,
  timeoutMs: number,
): Promise<PayResult> {
  const member = activeMember(bot, memberId)
  const { invoice, payload, subscriptionPeriod } = invoiceOf(bot, target)
  const { world } = bot
  const { currency, total_amount } = invoice
  const { id, answer } = world.checkouts.ask(timeoutMs, memberId)
  world.delivery.push(
    'pre_checkout_query',
    { id, from: member.user, currency, total_amount, invoice_payload: payload },
    memberId,
  )
  const given = await answer
  if (!given) return { kind: 'timeout' }
  if (!given.ok) return { kind: 'refused', error: given.error }
  const chargeId = newChargeId()
  world.invoices.setCharge(chargeId, {
    userId: memberId,
    amount: total_amount,
    payload,
    refunded: false,
    date: unixNow(),
    ...(subscriptionPeriod !== null && { first: chargeId }),
  })
  const { messageId } = write(bot, member, {
    successful_payment: {
      currency,
      total_amount,
      invoice_payload: payload,
      telegram_payment_charge_id: chargeId,
      provider_payment_charge_id: '',
      ...(subscriptionPeriod !== null && {
        subscription_expiration_date: unixNow() + subscriptionPeriod,
        is_recurring: true as const,
        is_first_recurring: true as const,
      }),
    },
  })
  return { kind: 'paid', chargeId, messageId }
}

/** A month later: Telegram charges a subscription again, without asking the bot, unless its renewal was ended. */
export function renew(bot: Bot, memberId: number, chargeId: string): PayResult {
  const member = activeMember(bot, memberId)
  const { invoices } = bot.world
  const charge = invoices.charges.get(chargeId)
  const first = charge?.first
  if (charge === undefined || first === undefined || charge.userId !== memberId)
    throw new ControlError('there is no such subscription')
  if (invoices.charges.get(first)?.cancelled === true)
    return { kind: 'refused', error: 'its renewal was ended' }
  const renewed = newChargeId()
  invoices.setCharge(renewed, { ...charge, refunded: false, date: unixNow(), first })
  const { messageId } = write(bot, member, {
    successful_payment: {
      currency: 'XTR',
      total_amount: charge.amount,
      invoice_payload: charge.payload,
      telegram_payment_charge_id: renewed,
      provider_payment_charge_id: '',
      subscription_expiration_date: unixNow() + MONTH_SECONDS,
      is_recurring: true,
    },
  })
  return { kind: 'paid', chargeId: renewed, messageId }
}
