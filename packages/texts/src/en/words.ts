import type { Texts } from '../catalog.js'

export const gender: Texts['gender'] = { male: 'Male', female: 'Female', other: 'Other' }

/** `1 person`, `2 people`. */
export const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

export function duration(seconds: number): string {
  if (seconds < 60) return count(Math.max(1, Math.round(seconds)), 'second', 'seconds')
  return count(Math.round(seconds / 60), 'minute', 'minutes')
}
