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
