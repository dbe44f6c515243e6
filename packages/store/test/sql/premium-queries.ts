import {
  askedRefunds,
  askRefund,
  createGiftCodes,
  type Database,
  duePremium,
  findPayment,
  findSubscription,
  grantPremium,
  lastPayments,
  recordPayment,
  recordRefund,
  redeemGift,
  setRenewal,
  settleDue,
} from '../../src/sql/index.js'

const at = new Date('2026-06-01T00:00:00Z')
const memberId = 3_000
const money = { amount: 75, currency: 'XTR' }
const due = { userId: 3_000, memberId, until: at, dueAt: at }

/** Every query about premium that the services make. */
export const PREMIUM_QUERIES: Readonly<Record<string, (db: Database) => Promise<unknown>>> = {
  grantPremium: (db) =>
    grantPremium(db, { memberId, provider: 'local', transactionId: 'plan-1', days: 3, ...money, at }),
  recordPayment: (db) =>
    recordPayment(db, {
      memberId,
      chargeId: 'plan-2',
      providerChargeId: null,
      offer: '7d',
      days: 7,
      ...money,
      isRecurring: true,
      isFirst: false,
      paidAt: at,
      at,
    }),
  recordRefund: (db) => recordRefund(db, { memberId, chargeId: 'plan-2', unknown: null, at }),
  setRenewal: (db) => setRenewal(db, { memberId, chargeId: 'plan-2', renews: false, at }),
  redeemGift: async (db) => {
    const made = { count: 1, days: 1, adminId: 1, validDays: null, at }
    const [code = ''] = await createGiftCodes(db, made)
    return await redeemGift(db, { memberId, code, at })
  },
  findSubscription: (db) => findSubscription(db, 3_000, at),
  lastPayments: (db) => lastPayments(db, 3_000, 5),
  findPayment: (db) => findPayment(db, 1),
  askRefund: (db) => askRefund(db, { userId: 3_000, paymentId: 1, at }),
  askedRefunds: (db) => askedRefunds(db, 20),
  duePremium: (db) => duePremium(db, at, 100),
  settleDue: (db) => settleDue(db, due, at),
}
