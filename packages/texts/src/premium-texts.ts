import type { Day, Duration, Text, TextWith } from './filling.js'

/** What premium is, costs and gives. */
export interface PremiumTexts {
  readonly title: Text
  readonly givesFilters: Text
  readonly givesTime: TextWith<{ long: Duration; short: Duration }>
  readonly givesCalls: Text
  readonly givesPriority: Text
  readonly none: Text
  readonly until: TextWith<{ until: Date }>
  readonly forever: Text
  readonly renews: TextWith<{ on: Day }>
  readonly renewsNot: Text
  readonly choose: Text
  /** Buttons. */
  readonly pack: TextWith<{ days: number; stars: number }>
  readonly monthly: TextWith<{ days: number; stars: number }>
  /** At most 32 characters. */
  readonly invoiceTitle: TextWith<{ days: number }>
  /** At most 255 characters. */
  readonly invoicePack: TextWith<{ days: number }>
  readonly invoiceMonthly: TextWith<{ days: number }>
  readonly offerGone: Text
  readonly tryLater: Text
  readonly noSubscription: Text
  readonly renewalSame: Text
  readonly renewalAsked: Text
  readonly renewalStopped: TextWith<{ until: Date }>
  readonly renewalResumed: TextWith<{ until: Date }>
  readonly renewalFailed: Text
  readonly paid: TextWith<{ until: Date }>
  readonly renewed: TextWith<{ until: Date }>
  /** Paid by an invoice that nobody knows. */
  readonly paidUnknown: Text
  readonly granted: TextWith<{ days: number; until: Date }>
  readonly refundedLeft: TextWith<{ until: Date }>
  readonly refundedNone: Text
  readonly endsSoon: TextWith<{ until: Date }>
  readonly ended: Text
  /** To both of a room that became longer. */
  readonly longerRoom: Text
}

/** Why a payment may not go on, as Telegram shows it to who pays. */
export interface CheckoutTexts {
  readonly unknown: Text
  readonly outdated: Text
  readonly barred: Text
  readonly unregistered: Text
  readonly subscribed: Text
}

/** Gift codes, and purchases in other stores. */
export interface RedeemTexts {
  readonly how: Text
  readonly howWithMyket: Text
  readonly unknown: Text
  readonly used: Text
  readonly expired: Text
  readonly tooMany: TextWith<{ time: Duration }>
  readonly noProvider: Text
  readonly unknownProduct: Text
  readonly notPaid: Text
  readonly noAnswer: Text
}

/** Help about payments. */
export interface SupportTexts {
  readonly about: Text
  readonly none: Text
  readonly contact: TextWith<{ contact: string }>
  readonly payment: TextWith<{ on: Day; stars: number; charge: string; state: string }>
  /** A button. */
  readonly askButton: TextWith<{ on: Day; stars: number }>
  readonly sure: TextWith<{ stars: number }>
  readonly asked: Text
  readonly nothingToAsk: Text
  readonly declined: Text
  /** To admins. */
  readonly toAdmin: TextWith<{ payment: number; stars: number; on: Day }>
}
