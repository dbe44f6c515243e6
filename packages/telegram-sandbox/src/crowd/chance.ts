/** A number from 0 to 1, without 1. */
export type Random = () => number

/** From and to, in milliseconds. */
export type Span = readonly [number, number]

export const within = (random: Random, [from, to]: Span): number => from + random() * (to - from)

/** One of a list that is not empty. */
export function oneOf<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0]
}
