import { figures } from '../state/world.js'
import { Chart } from './chart.js'
import style from './crowd.module.css'
import { type Figure, short } from './series.js'

const CHARTS: ReadonlyArray<{ figure: Figure; title: string; unit: string }> = [
  { figure: 'matchesPerSecond', title: 'Matches', unit: '/s' },
  { figure: 'messagesPerSecond', title: 'Messages', unit: '/s' },
  { figure: 'queueDepth', title: 'Waiting in queues', unit: '' },
  { figure: 'p99Ms', title: 'From one to the other, p99', unit: ' ms' },
]

/** The crowd's figures of the last five minutes. */
export function Charts() {
  const newest = figures.value.at(-1)
  return (
    <div class={style.charts}>
      {CHARTS.map(({ figure, title, unit }) => (
        <div key={figure} class={style.chart}>
          <h3>{title}</h3>
          <p class={style.value}>
            {short(newest?.[figure])}
            <small>{unit}</small>
          </p>
          <Chart figure={figure} />
        </div>
      ))}
    </div>
  )
}
