import type { Text, TextWith } from './filling.js'

/** What is said while a member changes their profile; the questions are those of the registration. */
export interface ProfileTexts {
  readonly askPhoto: Text
  readonly wrongPhoto: Text
  readonly changed: Text
  readonly kept: Text
  readonly later: Text
}

export interface SettingsTexts {
  readonly about: Text
  readonly protectOn: Text
  readonly protectOff: Text
}

export interface FilterTexts {
  readonly about: TextWith<{ genders: string; from: number; to: number; sameCity: boolean }>
  readonly anybody: Text
  readonly from: TextWith<{ age: number }>
  readonly to: TextWith<{ age: number }>
  readonly needsPremium: Text
}
