import type { PayResult } from '../../../src/api.js'

export type PaymentStep =
  | { kind: 'asking' }
  | { kind: 'paying' }
  | { kind: 'paid' }
  | { kind: 'failed'; words: string }

/** What a payer is shown of the bot's answer. */
export function stepAfter(result: PayResult): PaymentStep {
  switch (result.kind) {
    case 'paid':
      return { kind: 'paid' }
    case 'refused':
      return { kind: 'failed', words: `The bot refused the payment: ${result.error}` }
    case 'timeout':
      return { kind: 'failed', words: 'The bot did not answer in time. Nothing was paid.' }
  }
}

const stars = new Intl.NumberFormat('en')

/** The price of an invoice in words; Stars have no fractions. */
export function priceOf(invoice: { total_amount: number; currency: string } | undefined): string {
  if (invoice === undefined) return '—'
  const { total_amount: amount, currency } = invoice
  if (currency !== 'XTR') return `${(amount / 100).toFixed(2)} ${currency}`
  return `★ ${stars.format(amount)} ${amount === 1 ? 'Star' : 'Stars'}`
}
