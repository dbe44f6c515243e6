/** Why a claim gives nothing. */
export type ClaimRefusal =
  | 'unknown'
  | 'used'
  | 'expired'
  | 'no-provider'
  | 'unknown-product'
  | 'not-paid'
  /** The other side does not answer: the same claim may be good later. */
  | 'no-answer'

/** What became of a claim. */
export type Taken =
  /** `known`: this member's claim was taken before; it says the same again, and nothing is added. */
  | {
      readonly kind: 'granted' | 'known'
      readonly transactionId: string
      readonly days: number
      /** When the days end that it gave. */
      readonly end: Date
    }
  /** It is paid and written down, but gives nothing that we know of. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly why: ClaimRefusal }

/**
 * A way to come by premium. It proves a member's claim with whoever took the money or gave the days, and writes the days
 * by `grantPremium` or its kin, so that each transaction counts once whoever brings it how often. All else (caches, rooms,
 * what the member reads) is the same for all providers.
 */
export interface PremiumProvider<Claim> {
  readonly name: string
  /** @throws Unavailable while MySQL is away: nothing was decided */
  take(memberId: number, claim: Claim, at: Date): Promise<Taken>
}
