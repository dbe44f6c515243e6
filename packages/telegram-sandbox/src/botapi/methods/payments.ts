import { randomBytes } from 'node:crypto'
import type { TelegramInvoice } from '@gramio/types'
import { write } from '../../members/write.js'
import type { InvoiceState } from '../../world/invoices.js'
import { type Method, method } from '../method.js'
import { badRequest } from '../refusal.js'
import { prepare, put } from '../send.js'

const MONTH_SECONDS = 2_592_000
const MAX_STARS_PER_PERIOD = 10_000

interface InvoiceParams {
  title: string
  description: string
  payload: string
  provider_token?: string
  currency: TelegramInvoice['currency']
  prices: Array<{ label: string; amount: number }>
  start_parameter?: string
}

function invoiceOf(params: InvoiceParams): InvoiceState {
  const { title, description, payload, currency, prices } = params
  if (prices.length === 0) throw badRequest('there must be at least one price')
  if (prices.some(({ label }) => label === ''))
    throw badRequest("can't parse labeled price: LabeledPrice label must be non-empty")
  if (title.length < 1 || title.length > 32)
    throw badRequest('sandbox: an invoice title has 1 to 32 characters')
  if (description.length < 1 || description.length > 255) {
    throw badRequest('sandbox: an invoice description has 1 to 255 characters')
  }
  const payloadBytes = Buffer.byteLength(payload)
  if (payloadBytes < 1 || payloadBytes > 128) throw badRequest('INVOICE_PAYLOAD_INVALID')
  if (currency !== 'XTR') throw badRequest('PAYMENT_PROVIDER_INVALID')
  if (params.provider_token) throw badRequest('PAYMENT_PROVIDER_INVALID')
  if (prices.length !== 1) throw badRequest('STARS_INVOICE_INVALID')
  const amount = prices.reduce((sum, price) => sum + price.amount, 0)
  if (amount < 1 || amount > 100_000) throw badRequest('CURRENCY_TOTAL_AMOUNT_INVALID')
  const start = params.start_parameter ?? ''
  const invoice: TelegramInvoice = {
    title,
    description,
    start_parameter: start,
    currency,
    total_amount: amount,
  }
  return { invoice, payload, subscriptionPeriod: null }
}

const sendInvoice = method('sendInvoice', ({ bot }, params) => {
  const state = invoiceOf(params)
  const message = put(bot, prepare(bot, params, 1, true), { invoice: state.invoice })
  bot.world.invoices.addMessage(message.message_id, state)
  return message
})

const createInvoiceLink = method('createInvoiceLink', ({ bot }, params) => {
  const state = invoiceOf(params)
  if (params.subscription_period !== undefined) {
    if (params.subscription_period !== MONTH_SECONDS) throw badRequest('SUBSCRIPTION_PERIOD_INVALID')
    if (state.invoice.total_amount > MAX_STARS_PER_PERIOD) throw badRequest('STARS_AMOUNT_INVALID')
    state.subscriptionPeriod = MONTH_SECONDS
  }
  const link = `https://t.me/$${randomBytes(12).toString('base64url')}`
  bot.world.invoices.addLink(link, state)
  return link
})

const refundStarPayment = method('refundStarPayment', ({ bot }, params) => {
  const charge = bot.world.invoices.charges.get(params.telegram_payment_charge_id)
  if (charge?.userId !== params.user_id) throw badRequest('CHARGE_ID_INVALID')
  if (charge.refunded) throw badRequest('CHARGE_ALREADY_REFUNDED')
  bot.world.invoices.setCharge(params.telegram_payment_charge_id, { ...charge, refunded: true })
  const member = bot.world.members.get(charge.userId)
  if (member) {
    write(bot, member, {
      refunded_payment: {
        currency: 'XTR',
        total_amount: charge.amount,
        invoice_payload: charge.payload,
        telegram_payment_charge_id: params.telegram_payment_charge_id,
      },
    })
  }
  return true
})

const editUserStarSubscription = method('editUserStarSubscription', ({ bot }, params) => {
  const charge = bot.world.invoices.charges.get(params.telegram_payment_charge_id)
  // Any charge of a subscription names it; what was bought once cannot be edited.
  const first = charge?.first
  if (charge?.userId !== params.user_id || first === undefined) throw badRequest('CHARGE_ID_INVALID')
  const began = bot.world.invoices.charges.get(first)
  if (began) bot.world.invoices.setCharge(first, { ...began, cancelled: params.is_canceled })
  return true
})

const getMyStarBalance = method('getMyStarBalance', ({ bot }) => {
  const charges = [...bot.world.invoices.charges.values()]
  return { amount: charges.reduce((sum, charge) => sum + (charge.refunded ? 0 : charge.amount), 0) }
})

export const paymentMethods: Method[] = [
  sendInvoice,
  createInvoiceLink,
  refundStarPayment,
  editUserStarSubscription,
  getMyStarBalance,
]
