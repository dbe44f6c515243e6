import { type Database, recordPayment } from '@anonchat/store'
import { readPayload } from '../../domain/invoice.js'
import type { Paid } from '../../domain/premium-input.js'
import type { PremiumProvider } from './provider.js'

/** Telegram Stars: Telegram itself told the bot of the charge, so that nothing is left to prove. */
export const starsProvider = (db: Database): PremiumProvider<Paid> => ({
  name: 'stars',
  take: async (memberId, paid, at) => {
    const promised = readPayload(paid.payload)
    const { chargeId } = paid
    const recorded = await recordPayment(db, {
      memberId,
      chargeId,
      providerChargeId: paid.providerChargeId,
      offer: promised?.offer ?? 'unknown',
      days: promised?.days ?? null,
      amount: paid.amount,
      currency: paid.currency,
      isRecurring: paid.isRecurring,
      isFirst: paid.isFirst,
      paidAt: paid.paidAt === null ? at : new Date(paid.paidAt),
      at,
    })
    if (recorded.kind === 'nothing') return recorded
    return { kind: recorded.kind, transactionId: chargeId, days: promised?.days ?? 0, end: recorded.end }
  },
})
