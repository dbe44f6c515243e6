import { html, raw } from 'hono/html'
import type { Panel } from '../../../domain/stats-screen.js'
import type { Html } from './layout.js'
import { number } from './parts.js'

const WIDTH = 360
const HEIGHT = 90
const FOOT = 18
const GAP = 3

const dayWords = (lang: string, day: Date): string =>
  new Intl.DateTimeFormat(lang, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(day)

/** Bars for each day as a picture that scales, and tells its values to who does not see it. */
export function barChart(lang: string, { title, values }: Panel, days: readonly Date[], name: string): Html {
  const most = Math.max(1, ...values)
  const step = WIDTH / Math.max(1, values.length)
  const bars = values.map((value, index) => {
    const height = value === 0 ? 0 : Math.max(2, (value / most) * HEIGHT)
    const day = days[index]
    const words = `${day === undefined ? '' : dayWords(lang, day)}: ${number(lang, value)}`
    return html`<rect x="${(index * step + GAP / 2).toFixed(1)}" y="${(HEIGHT - height).toFixed(1)}" width="${(step - GAP).toFixed(1)}" height="${height.toFixed(1)}" rx="2"><title>${words}</title></rect>`
  })
  const [first, last] = [days[0], days.at(-1)]
  const ends =
    first === undefined || last === undefined
      ? ''
      : html`<text x="0" y="${HEIGHT + FOOT - 4}">${dayWords(lang, first)}</text><text x="${WIDTH}" y="${HEIGHT + FOOT - 4}" text-anchor="end">${dayWords(lang, last)}</text>`
  return html`<figure class="chart ${name}">
<figcaption>${title} <b>${number(lang, values.at(-1) ?? 0)}</b></figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT + FOOT}" role="img" aria-label="${title}" direction="ltr">${bars}<line x1="0" x2="${WIDTH}" y1="${HEIGHT}" y2="${HEIGHT}"/>${ends}</svg>
</figure>`
}

/** A line that panel.js draws from what it hears, and what it shows last. */
export const liveChart = (title: string, name: string, value: string): Html =>
  html`<figure class="chart live">
<figcaption>${title} <b data-live="${name}">${value}</b></figcaption>
<svg viewBox="0 0 600 80" role="img" aria-label="${title}" preserveAspectRatio="none">${raw(`<polyline data-line="${name}" points=""/>`)}</svg>
</figure>`
