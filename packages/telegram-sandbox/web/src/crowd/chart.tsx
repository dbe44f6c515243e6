import { useEffect, useRef } from 'preact/hooks'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { shownTheme } from '../state/theme.js'
import { figures } from '../state/world.js'
import style from './crowd.module.css'
import { type Figure, roundTop, seriesOf, WINDOW_S } from './series.js'

const HEIGHT = 84

/** The line of one figure over five minutes. What it says is also beside it as text. */
export function Chart({ figure }: { figure: Figure }) {
  const ref = useRef<HTMLDivElement>(null)
  const theme = shownTheme.value
  // Anew for another theme: the colours are drawn.
  useEffect(() => {
    const place = ref.current
    if (!place) return
    const chart = new UPlot(optionsFor(place), seriesOf(figures.peek(), figure), place)
    const stop = figures.subscribe((now) => chart.setData(seriesOf(now, figure)))
    const observer = new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: HEIGHT }))
    observer.observe(place)
    return () => {
      stop()
      observer.disconnect()
      chart.destroy()
    }
  }, [figure, theme])
  return <div ref={ref} class={style.plot} aria-hidden="true" />
}

function optionsFor(place: HTMLElement): UPlot.Options {
  const colours = getComputedStyle(place)
  const colour = (name: string): string => colours.getPropertyValue(name).trim()
  const line = colour('--accent')
  return {
    width: place.clientWidth,
    height: HEIGHT,
    padding: [8, 4, 4, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: true, range: (_chart, _from, until) => [until - WINDOW_S, until] },
      y: { range: (_chart, _from, until) => [0, roundTop(until ?? 1)] },
    },
    axes: [
      { show: false },
      {
        size: 40,
        gap: 4,
        stroke: colour('--text-2'),
        font: `11px ${colour('--font')}`,
        ticks: { show: false },
        grid: { stroke: colour('--border'), width: 1 },
        splits: (_chart, _axis, from, until) => [from, until / 2, until],
        values: (_chart, splits) =>
          splits.map((value) => (value >= 1_000 ? `${value / 1_000}k` : String(value))),
      },
    ],
    series: [
      {},
      {
        stroke: line,
        width: 1.5,
        fill: `color-mix(in srgb, ${line} 14%, transparent)`,
        points: { show: false },
      },
    ],
  }
}
