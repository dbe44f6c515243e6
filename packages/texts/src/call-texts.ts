import type { Duration, Text, TextWith } from './filling.js'

/** What is said about video calls. */
export interface CallTexts {
  /** To who asks: the partner was asked. */
  readonly asked: Text
  /** To the partner. */
  readonly ask: Text
  readonly accepted: Text
  readonly acceptedByMe: Text
  readonly declined: Text
  readonly declinedByMe: Text
  readonly never: Text
  readonly neverByMe: Text
  readonly noAnswer: Text
  readonly missed: Text
  readonly cancelled: Text
  readonly cancelledByPartner: Text
  readonly pending: Text
  readonly tooOften: Text
  readonly needsPremium: Text
  readonly notAvailable: Text
  readonly notInRoom: Text
  readonly tooLate: Text
  /** With the button that opens the call. */
  readonly open: Text
  /** In the place of the button: how long the two saw each other. */
  readonly over: TextWith<{ time: Duration }>
  readonly overUnused: Text
}
