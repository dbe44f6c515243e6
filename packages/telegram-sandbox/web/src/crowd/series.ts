import type { CrowdFigures } from '../../../src/api.js'

export type Figure = Exclude<keyof CrowdFigures, 'at'>
/** Seconds and values, as uPlot takes them. */
export type Series = [at: number[], values: Array<number | null>]

export const WINDOW_S = 300

/** One figure over the last five minutes; what is older than that is left out. */
export function seriesOf(figures: readonly CrowdFigures[], name: Figure): Series {
  const newest = figures.at(-1)?.at ?? 0
  const shown = figures.filter(({ at }) => at > newest - WINDOW_S * 1_000)
  return [shown.map(({ at }) => at / 1_000), shown.map((one) => one[name])]
}

/** The newest value in a few characters; a dash for none. */
export function short(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  if (value >= 10_000) return `${Math.round(value / 1_000)}k`
  if (value >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en')
  return value.toFixed(1)
}

/** The top of a scale: the next round number, so that it seldom changes. */
export function roundTop(value: number): number {
  if (value <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10
  return factor * power
}
