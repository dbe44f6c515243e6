import type { Text, TextWith } from './filling.js'

/** What is said about what is kept of a member, a copy of it, and its deletion. */
export interface PrivacyTexts {
  readonly about: Text
  readonly askDelete: Text
  /** Lines below the question, where they hold. */
  readonly losesPremium: TextWith<{ until: Date }>
  readonly endsSubscription: Text
  readonly staysBanned: Text
  readonly deleting: Text
  readonly goodbye: Text
  readonly kept: Text
  readonly tooOld: Text
  readonly nothingKept: Text
  readonly exported: TextWith<{ part: number; parts: number }>
}
