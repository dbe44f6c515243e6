export { type DuePremium, duePremium, settleDue } from './due.js'
export { createGiftCodes, type NewGiftCodes, type RedeemedGift, readGiftCode, redeemGift } from './gift.js'
export { type Granted, grantPremium, type PremiumGrant } from './grant.js'
export { type NewPayment, type RecordedPayment, recordPayment } from './payment.js'
export { type RecordedRefund, type Refund, recordRefund } from './refund.js'
export { setRenewal } from './renewal.js'
export {
  askedRefunds,
  askRefund,
  declineRefund,
  findPayment,
  findSubscription,
  lastPayments,
  type PaymentView,
  type Subscription,
} from './status.js'
export type { Period } from './time.js'
