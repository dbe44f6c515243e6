import { type Database, readGiftCode, redeemGift } from '@anonchat/store'
import type { PremiumProvider } from './provider.js'

/** Gift codes that an admin made. */
export const localProvider = (db: Database): PremiumProvider<string> => ({
  name: 'local',
  take: async (memberId, words, at) => {
    const code = readGiftCode(words)
    if (code === null) return { kind: 'refused', why: 'unknown' }
    const redeemed = await redeemGift(db, { memberId, code, at })
    switch (redeemed.kind) {
      case 'granted':
      case 'known': {
        const { kind, transactionId, days, end } = redeemed
        return { kind, transactionId, days, end }
      }
      case 'unknown':
      case 'used':
      case 'expired':
        return { kind: 'refused', why: redeemed.kind }
    }
  },
})
