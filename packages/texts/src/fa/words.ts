import type { Texts } from '../catalog.js'

export const gender: Texts['gender'] = { male: 'آقا', female: 'خانم', other: 'دیگر' }

/** Numbers in Persian digits. */
export const digits = (n: number): string =>
  String(n).replace(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)))

/** Keeps a name in another script from turning the order of the line around (first strong isolate … pop). */
export const isolated = (text: string): string => `\u2068${text}\u2069`

export function duration(seconds: number): string {
  if (seconds < 60) return `${digits(Math.max(1, Math.round(seconds)))} ثانیه`
  return `${digits(Math.round(seconds / 60))} دقیقه`
}
