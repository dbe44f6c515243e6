import type { Gender } from '@anonchat/contracts'

/** What a partner, or the member, is shown as. */
export interface Person {
  readonly gender: Gender
  /** In years. */
  readonly age: number
  readonly city: string
}

/** The keys that stand under the text field. Pressing one sends its text. */
export interface Keys {
  readonly search: string
  readonly profile: string
  readonly help: string
  readonly next: string
  readonly stop: string
}

/** Buttons under a message. */
export interface Buttons {
  readonly male: string
  readonly female: string
  readonly other: string
  readonly back: string
  readonly skip: string
  readonly joinChannel: string
  readonly joined: string
  readonly cancelSearch: string
  readonly tryAgain: string
}

/** What is said while somebody registers. */
export interface RegistrationTexts {
  welcome(): string
  gate(): string
  gateNotJoined(): string
  gateUnknown(): string
  askGender(): string
  wrongGender(): string
  askAge(): string
  wrongAge(): string
  tooYoung(): string
  refused(): string
  askCity(): string
  wrongCity(): string
  askPhoto(): string
  wrongPhoto(): string
  finishFirst(): string
  done(): string
}

export interface SearchTexts {
  looking(): string
  progress(people: number, waitedSeconds: number): string
  already(waitedSeconds: number): string
  cancelled(): string
  nobody(): string
  notSearching(): string
  foundWhileCancelling(): string
  hint(): string
}

export interface RoomTexts {
  opened(partner: Person | null): string
  warning(secondsLeft: number): string
  endedByMe(): string
  /** The member left for somebody else, and the search goes on in the next message. */
  leftForAnother(): string
  endedByPartner(): string
  partnerUnreachable(): string
  expired(): string
  endedByModeration(): string
  already(): string
  startWhileChatting(): string
  refusedKind(): string
}

export interface GeneralTexts {
  menu(): string
  idleHint(): string
  help(): string
  paySupport(): string
  unknownCommand(): string
  oldButton(): string
  nothingToStop(): string
  chooseLanguage(): string
  languageSet(): string
  floodWarning(): string
  muted(seconds: number): string
  banned(until: Date | null): string
  profile(person: Person, premium: boolean): string
}

/** Everything that members read, in one language. Plain text: nothing that is put in can break its formatting. */
export interface Texts {
  /** The name of the language in itself. */
  readonly name: string
  readonly keys: Keys
  readonly buttons: Buttons
  readonly gender: Readonly<Record<Gender, string>>
  readonly registration: RegistrationTexts
  readonly search: SearchTexts
  readonly room: RoomTexts
  readonly general: GeneralTexts
}
