const BARS = 34

/**
 * Heights (0 to 1) for a voice note's bars: Telegram sends bots no waveform, so they are drawn from the file's
 * id, the same each time.
 */
export function waveform(seed: string, bars = BARS): number[] {
  let state = [...seed].reduce(
    (hash, char) => Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  )
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 8) / 0x1000000
  }
  let level = 0.4
  const heights = Array.from({ length: bars }, (_, index) => {
    level = level * 0.3 + next() ** 1.6
    const edge = Math.min(1, (index + 2) / 5, (bars - index + 1) / 5)
    return level * edge
  })
  const loudest = Math.max(...heights, Number.EPSILON)
  return heights.map((height) => Math.max(0.1, height / loudest))
}
