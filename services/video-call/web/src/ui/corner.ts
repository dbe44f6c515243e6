/** A corner of the stage, as the language is written: `start` is where a line begins. */
export type Corner = 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end'

/** The corner that a point is nearest to; x and y go from 0 to 1, from the left and from the top. */
export function cornerAt(x: number, y: number, isRtl: boolean): Corner {
  const isAtStart = isRtl ? x > 0.5 : x < 0.5
  return `${y < 0.5 ? 'top' : 'bottom'}-${isAtStart ? 'start' : 'end'}`
}

/** Where an arrow key moves from a corner; null for any other key. */
export function moved(from: Corner, key: string, isRtl: boolean): Corner | null {
  const isTop = from.startsWith('top')
  const isAtStart = from.endsWith('start')
  switch (key) {
    case 'ArrowUp':
    case 'ArrowDown':
      return `${key === 'ArrowUp' ? 'top' : 'bottom'}-${isAtStart ? 'start' : 'end'}`
    case 'ArrowLeft':
    case 'ArrowRight':
      return `${isTop ? 'top' : 'bottom'}-${(key === 'ArrowLeft') === isRtl ? 'end' : 'start'}`
    default:
      return null
  }
}
