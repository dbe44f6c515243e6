/** A charge as Telegram told of it. */
export interface Paid {
  readonly chargeId: string
  readonly providerChargeId: string | null
  /** What the invoice named. */
  readonly payload: string
  readonly amount: number
  readonly currency: string
  readonly isRecurring: boolean
  readonly isFirst: boolean
  /** Milliseconds; null where Telegram does not say. */
  readonly paidAt: number | null
}

/** A charge that was given back; of one that nobody told us of, what the update says. */
export interface GivenBack {
  readonly chargeId: string
  readonly payment: Pick<Paid, 'payload' | 'amount' | 'currency'> | null
}

/** What has to do with premium: what a member does, what Telegram says of money, and what comes from other services. */
export type PremiumInput =
  | { readonly kind: '/redeem' | 'gift link'; readonly words: string }
  | { readonly kind: 'premium button' | 'gift button' | 'pay support button' }
  | { readonly kind: 'buy button'; readonly offer: string }
  | { readonly kind: 'renewal button'; readonly renews: boolean; readonly messageId: number | null }
  | {
      readonly kind: 'ask refund button'
      readonly paymentId: number
      readonly isSure: boolean
      readonly messageId: number | null
    }
  | { readonly kind: 'payment'; readonly paid: Paid }
  | { readonly kind: 'refund'; readonly back: GivenBack }
  | {
      readonly kind: 'premium granted'
      readonly transactionId: string
      readonly days: number
      readonly until: number
    }
  | {
      readonly kind: 'renewal changed'
      readonly what: 'stopped' | 'resumed' | 'failed'
      readonly chargeId: string
    }
  | { readonly kind: 'premium ends' | 'premium ended'; readonly until: number }
