import type { Text, TextWith } from './filling.js'

/** What admins read, whatever they ask for. */
export interface AdminTexts {
  readonly help: Text
  readonly unknownCommand: Text
  readonly logTitle: Text
  readonly logTitleOf: TextWith<{ member: string }>
  readonly logLine: TextWith<{ at: Date; who: string; what: string }>
  readonly logEmpty: Text
  readonly operator: Text
  readonly newer: Text
  readonly older: Text
}
