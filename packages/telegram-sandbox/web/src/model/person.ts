const COLOURS = 7

/** Which of the seven colours of avatars a member or bot has: always the same. */
export const colourOf = (id: number): number => Math.abs(id) % COLOURS

const segments = new Intl.Segmenter()

/** The first letters of the names, at most two. */
export function initials(...names: Array<string | undefined>): string {
  const first = names.map((name) => [...segments.segment(name?.trim() ?? '')][0]?.segment ?? '')
  return first.join('').toUpperCase()
}

/** The whole name. */
export const fullName = ({ first_name, last_name }: { first_name: string; last_name?: string }): string =>
  [first_name, last_name].filter(Boolean).join(' ')

const NAMES = [
  'Ann',
  'Bea',
  'Cyrus',
  'Dina',
  'Emil',
  'Farah',
  'Goran',
  'Hana',
  'Ilya',
  'Juno',
  'Kian',
  'Lena',
]

/** A name that nobody has yet. */
export function freshName(taken: readonly string[]): string {
  const free = NAMES.find((name) => !taken.includes(name))
  if (free !== undefined) return free
  let number = 2
  while (taken.includes(`${NAMES[0]} ${number}`)) number += 1
  return `${NAMES[0]} ${number}`
}
