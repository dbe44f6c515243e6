import type { Person, Texts } from './texts.js'

/** One line about somebody. */
export const personLine = (texts: Texts, { gender, age, city }: Person): string =>
  texts.person.line({ gender: texts.gender[gender], age, city })

/** What a member reads when a room opens; null when nothing is known of the partner. */
export const openedText = (texts: Texts, partner: Person | null): string =>
  partner === null ? texts.room.opened() : texts.room.openedWith({ who: personLine(texts, partner) })

/** What a banned member reads; null: for ever. */
export const bannedText = ({ general }: Texts, until: Date | null): string =>
  until === null ? general.banned() : general.bannedUntil({ until })

/** The member's own card. */
export const profileText = (texts: Texts, { gender, age, city }: Person, premium: boolean): string =>
  texts.general.profile({ gender: texts.gender[gender], age, city, premium })
