import type { Text, TextWith } from './filling.js'

/** What is said about inviting friends. */
export interface InviteTexts {
  /** `days` of premium for each of the two; the inviter gets them for `perMonth` friends a month. */
  readonly about: TextWith<{ days: number; perMonth: number }>
  readonly so: TextWith<{ friends: number; days: number }>
  readonly nobodyYet: Text
  /** What is shared, above the link; it says nothing about who shares it. */
  readonly share: Text
  readonly tryLater: Text
  /** The friend is told of the days by premium itself. */
  readonly invited: Text
  readonly friendCame: Text
  readonly friendCameFull: TextWith<{ perMonth: number }>
}
