import { isHonoured, type Offer, readPayload } from './invoice.js'

/** Somebody who is about to pay. */
export interface Asked {
  readonly payload: string
  readonly currency: string
  readonly amount: number
}

/** What is known of them; null where nobody could say in time, which never stands in the way. */
export interface Buyer {
  readonly isBarred: boolean | null
  readonly isRegistered: boolean | null
  /** A subscription of theirs renews itself already. */
  readonly isSubscribed: boolean | null
}

export type Refusal = 'unknown' | 'outdated' | 'barred' | 'unregistered' | 'subscribed'

/** Why a payment may not go on; null when it may. */
export function refusalOf(
  { payload, currency, amount }: Asked,
  buyer: Buyer,
  offers: readonly Offer[],
  now: number,
): Refusal | null {
  const promised = readPayload(payload)
  if (promised === null || currency !== 'XTR' || amount !== promised.stars) return 'unknown'
  if (!isHonoured(promised, offers, now)) return 'outdated'
  if (buyer.isBarred === true) return 'barred'
  if (buyer.isRegistered === false) return 'unregistered'
  const isMonthly = offers.some(({ id, monthly }) => id === promised.offer && monthly)
  return isMonthly && buyer.isSubscribed === true ? 'subscribed' : null
}
