import type { Day, Text, TextWith } from './filling.js'

/** What is said about a room that ended. */
export interface AfterTexts {
  readonly ask: Text
  readonly ratedGood: Text
  readonly ratedBad: Text
  readonly blocked: Text
  readonly reported: Text
}

export interface BlocksTexts {
  readonly notInRoom: Text
  readonly list: TextWith<{ people: number }>
  readonly none: Text
  /** Somebody as they showed themselves. */
  readonly met: TextWith<{ on: Day; who: string }>
  readonly metOn: TextWith<{ on: Day }>
}

/** What can be reported. */
export interface CategoryTexts {
  readonly spam: Text
  readonly harassment: Text
  readonly sexual: Text
  readonly minor: Text
  readonly fraud: Text
  readonly other: Text
}

export interface ReportsTexts {
  readonly ask: Text
  readonly thanks: TextWith<{ category: string }>
  readonly noRoom: Text
  readonly tooLate: Text
  readonly resolved: Text
  readonly cancelled: Text
  /** On a button. */
  readonly addWords: Text
  readonly askWords: Text
  readonly wordsTaken: Text
  readonly wordsTooLong: TextWith<{ most: number }>
  readonly wordsOnly: Text
  readonly withoutWords: Text
}
