import type { Text, TextWith } from './filling.js'

/** What moderators decided, as the member is told. */
export interface ModerationTexts {
  readonly banned: Text
  readonly bannedUntil: TextWith<{ until: Date }>
  readonly suspended: Text
  readonly reason: TextWith<{ reason: string }>
  readonly appeal: TextWith<{ contact: string }>
  /** The operator named nobody to write to. */
  readonly appealToOperator: Text
  readonly lifted: Text
  /** The time of a ban is over. */
  readonly over: Text
  readonly warned: Text
  readonly thanked: Text
  readonly deleted: Text
}
