import type { PremiumInput } from './premium-input.js'

/** Callback data of buttons that have to do with premium; each says what shall be, so that pressed twice it does the same. */
export const PREMIUM_DATA = {
  premium: 'premium',
  gift: 'gift',
  paySupport: 'paysupport',
  buy: (offer: string) => `buy:${offer}`,
  renewal: (renews: boolean) => `renew:${renews ? 'on' : 'off'}`,
  askRefund: (paymentId: number) => `refund:${paymentId}`,
  askRefundSure: (paymentId: number) => `refund:${paymentId}:yes`,
} as const

const PLAIN = new Map<string, PremiumInput>([
  [PREMIUM_DATA.premium, { kind: 'premium button' }],
  [PREMIUM_DATA.gift, { kind: 'gift button' }],
  [PREMIUM_DATA.paySupport, { kind: 'pay support button' }],
])

const ID = /^[1-9]\d{0,9}$/

/** Reads callback data; null for what is none of these buttons. */
export function readPremiumButton(data: string, messageId: number | null): PremiumInput | null {
  const plain = PLAIN.get(data)
  if (plain !== undefined) return plain
  const [name, value = '', sure, ...more] = data.split(':')
  if (more.length > 0) return null
  if (name === 'refund' && ID.test(value) && (sure === undefined || sure === 'yes'))
    return { kind: 'ask refund button', paymentId: Number(value), isSure: sure === 'yes', messageId }
  if (sure !== undefined) return null
  if (name === 'buy' && /^\w{1,16}$/.test(value)) return { kind: 'buy button', offer: value }
  if (name === 'renew' && (value === 'on' || value === 'off'))
    return { kind: 'renewal button', renews: value === 'on', messageId }
  return null
}
