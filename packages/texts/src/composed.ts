import type { Person, Shown } from './person-texts.js'
import type { Texts } from './texts.js'

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

/** Why nothing works for a member. A ban without `until` is for ever; the reason of a suspension is a category of reports. */
export type Bar =
  | { readonly kind: 'banned'; readonly until: Date | null; readonly reason: string | null }
  | { readonly kind: 'suspended'; readonly reason: string | null }

/** What a banned or suspended member reads. `contact`: whom they may write to; null when the operator named nobody. */
export function barText({ moderation, category }: Texts, bar: Bar, contact: string | null): string {
  const what = () => {
    if (bar.kind === 'suspended') return moderation.suspended()
    return bar.until === null ? moderation.banned() : moderation.bannedUntil({ until: bar.until })
  }
  const known = Object.entries(category).find(([name]) => name === bar.reason)?.[1]
  const reason = bar.kind === 'suspended' ? known?.() : bar.reason
  return [
    what(),
    ...(reason === undefined || reason === null ? [] : [moderation.reason({ reason })]),
    '',
    contact === null ? moderation.appealToOperator() : moderation.appeal({ contact }),
  ].join('\n')
}

/** Words of moderators, with their reason where they gave one. */
export const withReason = ({ moderation }: Texts, text: string, reason: string | null): string =>
  reason === null ? text : `${text}\n${moderation.reason({ reason })}`

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
