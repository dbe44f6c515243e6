import type { Person, Shown, Texts } from './texts.js'

/** One line about somebody; null when nothing may be said. */
export function personLine({ gender: genders, person }: Texts, { gender, age, city }: Shown): string | null {
  if (gender !== null && age !== null && city !== null)
    return person.line({ gender: genders[gender], age, city })
  const parts = [
    ...(gender === null ? [] : [genders[gender]]),
    ...(age === null ? [] : [person.age({ age })]),
    ...(city === null ? [] : [city]),
  ]
  const [first, second] = parts
  if (first === undefined) return null
  return second === undefined ? first : person.two({ first, second })
}

/** What a member reads when a room opens; null when nothing is known of the partner. */
export function openedText(texts: Texts, partner: Shown | null): string {
  const who = partner === null ? null : personLine(texts, partner)
  return who === null ? texts.room.opened() : texts.room.openedWith({ who })
}

/** What a banned member reads; null: for ever. */
export const bannedText = ({ general }: Texts, until: Date | null): string =>
  until === null ? general.banned() : general.bannedUntil({ until })

const STARS = 5

/** The member's own card. `stars` of five; null: too few ratings to say. */
export function profileText(
  texts: Texts,
  { gender, age, city }: Person,
  premium: boolean,
  stars: number | null = null,
): string {
  const { profile, rated, notRated } = texts.general
  const rating = stars === null ? notRated() : rated({ stars: '★'.repeat(stars) + '☆'.repeat(STARS - stars) })
  return `${profile({ gender: texts.gender[gender], age, city, premium })}\n${rating}`
}

/** Somebody whom the member met: as they showed themselves then, where that is known. */
export function metText(texts: Texts, met: Date, shown: Shown | null): string {
  const on = { day: met }
  const who = shown === null ? null : personLine(texts, shown)
  return who === null ? texts.blocks.metOn({ on }) : texts.blocks.met({ on, who })
}
