import { expect, test } from 'vitest'
import { priceOf, stepAfter } from './payment.js'

test('a payer reads how it went', () => {
  expect(stepAfter({ kind: 'paid', chargeId: 'c', messageId: 1 })).toEqual({ kind: 'paid' })
  expect(stepAfter({ kind: 'refused', error: 'Sold out' })).toMatchObject({
    words: 'The bot refused the payment: Sold out',
  })
  expect(stepAfter({ kind: 'timeout' })).toMatchObject({ kind: 'failed' })
})

test('a price is in whole Stars', () => {
  expect(priceOf({ currency: 'XTR', total_amount: 1 })).toBe('★ 1 Star')
  expect(priceOf({ currency: 'XTR', total_amount: 12_500 })).toBe('★ 12,500 Stars')
})
