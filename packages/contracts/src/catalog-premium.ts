import type { ContractEntry } from './catalog-entry.js'
import { Checkout, MemberPremium } from './premium.js'

const trace = '777-100200'
const at = 1_800_000_000_000

/** The messages that have to do with premium. */
export const PREMIUM_ENTRIES: readonly ContractEntry[] = [
  {
    subject: 'member.<p>.premium',
    stream: 'MEMBERS',
    from: ['admin', 'conversation', 'relay'],
    to: ['conversation'],
    about: "Something about the member's premium changed, or is about to.",
    schema: MemberPremium,
    example: {
      type: 'premium',
      memberId: 4242,
      trace,
      change: 'granted',
      transactionId: 'admin-7',
      days: 30,
      until: at,
    },
  },
  {
    subject: 'checkout',
    stream: 'CHECKOUT',
    from: ['gateway'],
    to: ['conversation'],
    about: 'Somebody is about to pay: Telegram waits ten seconds for an answer.',
    schema: Checkout,
    example: {
      trace,
      memberId: 4242,
      receivedAt: at,
      update: { update_id: 100200, pre_checkout_query: { id: '99', currency: 'XTR', total_amount: 75 } },
    },
  },
]
