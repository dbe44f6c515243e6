import { AGE_MAX, AGE_MIN } from '@anonchat/contracts'

export type ReadAge =
  | { readonly kind: 'age'; readonly age: number }
  | { readonly kind: 'too-young'; readonly age: number }
  | { readonly kind: 'wrong' }

const LONGEST = 40
/** Nobody younger writes to a bot: a digit was missed, and that must not lock a grown-up out. */
const YOUNGEST_BELIEVED = 5

/** Persian and Arabic digits as ASCII ones. */
const plainDigits = (text: string): string =>
  text
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))

/** Reads an age in years. Words around the one number do not matter ("I am 25"); signs, fractions and a second number do. */
export function readAge(text: string): ReadAge {
  if (text.length > LONGEST) return { kind: 'wrong' }
  const plain = plainDigits(text.normalize('NFKC'))
  const [only, ...others] = plain.match(/[-+−]?\d+(?:[.,٫/]\d+)?/g) ?? []
  if (only === undefined || others.length > 0 || !/^\d{1,3}$/.test(only)) return { kind: 'wrong' }
  const age = Number(only)
  if (age < YOUNGEST_BELIEVED || age > AGE_MAX) return { kind: 'wrong' }
  return age < AGE_MIN ? { kind: 'too-young', age } : { kind: 'age', age }
}

/** When somebody of this age is certainly 18: nobody can answer again with another age before. */
export function refusedUntil(age: number, now: number): number {
  const date = new Date(now)
  date.setUTCFullYear(date.getUTCFullYear() + Math.max(1, AGE_MIN - age))
  return date.getTime()
}
