import type { Duration, Text, TextWith } from './filling.js'

/** What is said about video calls. */
export interface CallTexts {
  readonly notAvailable: Text
  /** With the button that opens the call. */
  readonly open: Text
  /** In the place of the button: how long the two saw each other. */
  readonly over: TextWith<{ time: Duration }>
  readonly overUnused: Text
}
