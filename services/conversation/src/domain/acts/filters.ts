import { AGE_MAX, AGE_MIN, ANYBODY, type Gender, type InlineButton } from '@anonchat/contracts'
import type { SearchFilters } from '@anonchat/store'
import { CHOICE, type FilterChange } from '../choice-buttons.js'
import { act, effects, leaving, type Turn } from '../decision.js'
import { say, showAgain } from '../effect.js'
import { premiumButton } from '../premium-screens.js'
import { type FilterName, isRegistered, mayFilter, type Registered, wantsOf } from '../profile.js'
import { inline, type Screen, words } from '../screen.js'
import { welcome } from './registration.js'

const STEPS = [-5, -1, 1, 5] as const

const may = (turn: Turn, record: Registered, name: FilterName): boolean =>
  mayFilter(record, name, turn.now, turn.limits.freeFilters)

const mark = (on: boolean): string => (on ? '✅' : '▫️')

/** What counts now, with switches; a filter that needs premium has a lock. */
function screen(turn: Turn, record: Registered): Screen {
  const { filters, gender: names, buttons } = turn.texts
  const { genders, ageMin, ageMax, sameCity } = wantsOf(record, turn.now, turn.limits.freeFilters)
  const genderButtons = ANYBODY.genders.map((one) => ({
    text: `${mark(genders.includes(one))} ${names[one]}`,
    data: CHOICE.gender(one, !genders.includes(one)),
  }))
  const ages = (edge: 'ageMin' | 'ageMax', now: number, label: (to: { age: number }) => string) =>
    STEPS.map((step) => Math.min(AGE_MAX, Math.max(AGE_MIN, now + step))).map((age) => ({
      text: label({ age }),
      data: CHOICE.age(edge, age),
    }))
  const cityButton = { text: `${mark(sameCity)} ${buttons.sameCity}`, data: CHOICE.city(!sameCity) }
  const locked = (name: FilterName, label: string) => [{ text: `🔒 ${label}`, data: CHOICE.filter(name) }]
  const rows: InlineButton[][] = [
    ...(may(turn, record, 'gender') ? [genderButtons] : [locked('gender', buttons.showGender)]),
    ...(may(turn, record, 'age')
      ? [ages('ageMin', ageMin, filters.from), ages('ageMax', ageMax, filters.to)]
      : [locked('age', buttons.showAge)]),
    ...(may(turn, record, 'city') ? [[cityButton]] : [locked('city', buttons.sameCity)]),
  ]
  const isAnybody = genders.length === ANYBODY.genders.length
  const wanted = isAnybody ? filters.anybody() : genders.map((one) => names[one]).join(' / ')
  return words(filters.about({ genders: wanted, from: ageMin, to: ageMax, sameCity }), inline(...rows))
}

export const filters = act(['gate', 'record'], (turn, { gate, record }) => {
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  return leaving(turn, say(turn.memberId, screen(turn, record)))
})

export const changeFilters = act(['gate', 'record'], (turn, { gate, record }) => {
  const { input, memberId, texts, lang } = turn
  if (!isRegistered(record)) return welcome.decide(turn, { gate })
  if (input.kind !== 'filter button') return effects()
  const { change, messageId } = input
  const name = change.name === 'show' ? change.filter : change.name
  if (!may(turn, record, name))
    return effects(say(memberId, words(texts.filters.needsPremium(), premiumButton(lang))))
  const after = changed(record.filters, change)
  const shown = showAgain(memberId, messageId, screen(turn, { ...record, filters: after }))
  return effects({ kind: 'save-profile', changes: { filters: after } }, shown)
})

/** The filters after a change; somebody has to be left whom the member looks for. */
export function changed(before: SearchFilters, change: FilterChange): SearchFilters {
  switch (change.name) {
    case 'gender':
      return { ...before, genders: withGender(before.genders, change.gender, change.on) }
    case 'age': {
      const { edge, age } = change
      // The other edge gives way.
      if (edge === 'ageMin')
        return { ...before, ageMin: age, ageMax: Math.max(age, before.ageMax ?? AGE_MAX) }
      return { ...before, ageMax: age, ageMin: Math.min(age, before.ageMin ?? AGE_MIN) }
    }
    case 'city':
      return { ...before, sameCity: change.on }
    case 'show':
      return before
  }
}

function withGender(before: readonly Gender[], gender: Gender, on: boolean): readonly Gender[] {
  const now = before.length === 0 ? ANYBODY.genders : before
  const after = ANYBODY.genders.filter((one) => (one === gender ? on : now.includes(one)))
  if (after.length === 0) return before
  return after.length === ANYBODY.genders.length ? [] : after
}
