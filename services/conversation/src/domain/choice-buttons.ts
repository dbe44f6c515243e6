import { AGE_MAX, AGE_MIN, Gender } from '@anonchat/contracts'
import { FILTER_NAMES, type FilterName } from './profile.js'

/** What is to be different about the filters; `show` only shows them as they are. */
export type FilterChange =
  | { readonly name: 'gender'; readonly gender: Gender; readonly on: boolean }
  | { readonly name: 'age'; readonly edge: 'ageMin' | 'ageMax'; readonly age: number }
  | { readonly name: 'city'; readonly on: boolean }
  | { readonly name: 'show'; readonly filter: FilterName }

/** A button that switches something in the message that it stands under (null: Telegram does not say which). */
export type ChoiceInput =
  | {
      readonly kind: 'show button'
      readonly what: FilterName
      readonly on: boolean
      readonly messageId: number | null
    }
  | { readonly kind: 'protect button'; readonly on: boolean; readonly messageId: number | null }
  | { readonly kind: 'filter button'; readonly change: FilterChange; readonly messageId: number | null }

const onOff = (on: boolean) => (on ? 'on' : 'off')

/** Each says what shall be, not what shall change: pressed twice it does the same. */
export const CHOICE = {
  show: (what: FilterName, on: boolean) => `tell:${what}:${onOff(on)}`,
  protect: (on: boolean) => `protect:${onOff(on)}`,
  gender: (gender: Gender, on: boolean) => `want:${gender}:${onOff(on)}`,
  age: (edge: 'ageMin' | 'ageMax', age: number) => `want:${edge}:${age}`,
  city: (on: boolean) => `want:city:${onOff(on)}`,
  filter: (filter: FilterName) => `want:${filter}`,
} as const

/** Reads callback data; null for what is none of these buttons. */
export function readChoice(data: string, messageId: number | null): ChoiceInput | null {
  const [group, name = '', value] = data.split(':')
  if (group === 'protect' && value === undefined && (name === 'on' || name === 'off'))
    return { kind: 'protect button', on: name === 'on', messageId }
  const on = value === 'on' ? true : value === 'off' ? false : null
  const what = FILTER_NAMES.find((one) => one === name)
  if (group === 'tell' && what !== undefined && on !== null)
    return { kind: 'show button', what, on, messageId }
  const change = group === 'want' ? readChange(name, value, on) : null
  return change === null ? null : { kind: 'filter button', change, messageId }
}

function readChange(name: string, value: string | undefined, on: boolean | null): FilterChange | null {
  const filter = FILTER_NAMES.find((one) => one === name)
  if (filter !== undefined && value === undefined) return { name: 'show', filter }
  if (name === 'city') return on === null ? null : { name, on }
  const gender = Gender.safeParse(name)
  if (gender.success) return on === null ? null : { name: 'gender', gender: gender.data, on }
  const age = Number(value)
  if (name !== 'ageMin' && name !== 'ageMax') return null
  return Number.isInteger(age) && AGE_MIN <= age && age <= AGE_MAX ? { name: 'age', edge: name, age } : null
}
