import type { Random } from '../random-update/random.js'

const MIXES = [['photo'], ['video'], ['photo', 'video'], ['document'], ['audio']] as const
export type ItemKind = (typeof MIXES)[number][number]

/** One update of a member: an item of an album, or words between two albums. */
export interface Step {
  readonly label: string
  readonly kind: ItemKind | 'text'
  readonly group: string | null
  /** Comes only after what was said before has been seen: its album is sent in parts. */
  readonly late: boolean
}

/** What a member sends, in their order. `parts` is how it must arrive: each list of labels is one message or album. */
export interface Script {
  readonly steps: readonly Step[]
  readonly parts: readonly (readonly string[])[]
}

/**
 * Albums of 2 to 10 items of one member, and words between some of them.
 * @param lateShare of the albums that have a gap
 */
export function scriptOf(random: Random, name: string, albums: number, lateShare: number): Script {
  const steps: Step[] = []
  const parts: string[][] = []
  for (let album = 0; album < albums; album++) {
    const group = `${name}.${album}`
    const kinds = random.pick(MIXES)
    const size = 2 + random.below(9)
    const gapAt = random.chance(lateShare) ? 1 + random.below(size - 1) : size
    const labels = Array.from({ length: size }, (_, index) => `${group}.${index}`)
    for (const [index, label] of labels.entries())
      steps.push({ label, kind: random.pick<ItemKind>(kinds), group, late: index === gapAt })
    parts.push(labels.slice(0, gapAt))
    if (gapAt < size) parts.push(labels.slice(gapAt))
    if (random.chance(0.3)) {
      steps.push({ label: `${group} words`, kind: 'text', group: null, late: false })
      parts.push([`${group} words`])
    }
  }
  return { steps, parts }
}
