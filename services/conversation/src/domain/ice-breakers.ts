import type { Texts } from '@anonchat/texts'

/** More would be a quiz. */
export const ICE_BREAKERS = 5

/** FNV-1a: the same room has the same order of questions for both of its members, on every replica. */
function seedOf(roomId: string): number {
  let hash = 0x811c9dc5
  for (const char of roomId) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}

const isCoprime = (a: number, b: number): boolean => (b === 0 ? a === 1 : isCoprime(b, a % b))

/** Which of `count` questions is the `number`th of a room: a way through all of them that repeats none. */
export function questionIndex(roomId: string, number: number, count: number): number {
  const seed = seedOf(roomId)
  let step = 1 + (seed % count)
  while (!isCoprime(step, count)) step++
  return ((seed % 1_000_003) + number * step) % count
}

/** The question in a language; each language has the same ones under the same names. */
export function iceBreaker(texts: Texts, roomId: string, number: number): string {
  const names = Object.keys(texts.iceBreakers).sort()
  const name = names[questionIndex(roomId, number, names.length)] ?? ''
  return texts.room.iceBreaker({ question: texts.iceBreakers[name]?.() ?? '' })
}
