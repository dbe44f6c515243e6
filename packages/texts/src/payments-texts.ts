import type { Day, Text, TextWith } from './filling.js'

/** What admins read of premium and payments. */
export interface PaymentsTexts {
  readonly grantUsage: Text
  readonly granted: TextWith<{ member: string; until: Date }>
  readonly giftUsage: TextWith<{ most: number }>
  readonly gifts: TextWith<{ days: number }>
  readonly none: Text
  readonly asked: Text
  /** A button. */
  readonly line: TextWith<{ payment: string; stars: number; on: Day }>
  readonly one: TextWith<{
    payment: string
    member: string
    offer: string
    stars: number
    at: Date
    charge: string
    state: string
  }>
  readonly unknown: Text
  readonly refund: Text
  readonly decline: Text
  readonly refunding: Text
  readonly refundedBefore: Text
  readonly declined: Text
}
