/** A tile's place in its mosaic, in parts of the mosaic's width (left, width) and height (top, height). */
export interface Tile {
  left: number
  top: number
  width: number
  height: number
}

export interface Mosaic {
  tiles: Tile[]
  /** Width by height of the whole. */
  ratio: number
}

const MOST_IN_ROW = 3
/** The height by width that looks best for an album. */
const BEST_HEIGHT = 1.05
const FLATTEST_ROW = 0.22
const [NARROWEST, WIDEST] = [0.66, 1.7]

/** Lays pictures with these width-by-height ratios in full rows, in their order, so that the whole is near a square. */
export function mosaic(ratios: readonly number[]): Mosaic {
  const usable = ratios.map((ratio) => Math.min(WIDEST, Math.max(NARROWEST, ratio || 1)))
  const rows = partitions(usable).reduce((best, next) => (cost(next) < cost(best) ? next : best), [usable])
  const total = heightOf(rows)
  const tiles: Tile[] = []
  let top = 0
  for (const row of rows) {
    const height = rowHeight(row) / total
    let left = 0
    for (const ratio of row) {
      const width = ratio * rowHeight(row)
      tiles.push({ left, top, width, height })
      left += width
    }
    top += height
  }
  return { tiles, ratio: 1 / total }
}

type Rows = number[][]

function partitions(ratios: readonly number[]): Rows[] {
  if (ratios.length === 0) return [[]]
  const all: Rows[] = []
  for (let size = 1; size <= Math.min(MOST_IN_ROW, ratios.length); size += 1) {
    for (const rest of partitions(ratios.slice(size))) all.push([ratios.slice(0, size), ...rest])
  }
  return all
}

/** Of a row that is one wide. */
const rowHeight = (row: readonly number[]): number => 1 / row.reduce((sum, ratio) => sum + ratio, 0)
const heightOf = (rows: Rows): number => rows.reduce((sum, row) => sum + rowHeight(row), 0)

function cost(rows: Rows): number {
  const flat = rows.filter((row) => rowHeight(row) < FLATTEST_ROW).length
  // Rows that grow downwards look upside down.
  const growing = rows.filter((row, index) => row.length < (rows[index - 1]?.length ?? 0)).length
  return Math.abs(heightOf(rows) - BEST_HEIGHT) + flat * 0.4 + growing * 0.1
}
