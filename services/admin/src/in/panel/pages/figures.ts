import { html, raw } from 'hono/html'
import { liveFigures } from '../../../domain/http/live-figures.js'
import { PERIODS, type Period, readPeriod } from '../../../domain/stats.js'
import { panelsOf, statsText } from '../../../domain/stats-screen.js'
import { datesOf } from '../../../out/stats.js'
import { PANEL, type PanelApp, type PanelContext } from '../context.js'
import { barChart, liveChart } from '../html/chart.js'
import { page } from '../html/layout.js'
import { lines, number } from '../html/parts.js'

const PERIOD_NAMES = Object.keys(PERIODS) as readonly Period[]
const CHARTS = ['active', 'new', 'rooms'] as const

/** The figures: what is now, always new; the last 30 days; and a period in words, as in the chat. */
export function figurePages(app: PanelApp, { readStats }: PanelContext): void {
  app.get('/', async (c) => {
    const viewer = c.get('viewer')
    const { texts, lang } = viewer
    const { stats: words, panel } = texts
    const stats = await readStats()
    const period = readPeriod(c.req.query('period') ?? '') ?? 'day'
    const labels = { day: words.showDay(), week: words.showWeek(), month: words.showMonth() }
    const shown = liveFigures(texts, stats)
    const shownOf = (name: string) => number(lang, shown.find((one) => one.name === name)?.value ?? 0)
    const content = html`<section aria-label="${panel.now()}">
<dl class="tiles" data-source="${PANEL}/live">${shown.map(
      ({ name, label, value }) =>
        html`<div><dt>${label}</dt><dd data-live="${name}">${number(lang, value)}</dd></div>`,
    )}</dl>
<p class="stale" role="status" data-stale hidden>${panel.stale()}</p>
<div class="charts">${liveChart(panel.searching(), 'searching', shownOf('searching'))}${liveChart(panel.sends(), 'sends', shownOf('sends'))}</div>
</section>
<section aria-label="${words.month()}">
<h2>${words.month()}</h2>
<div class="charts">${panelsOf(texts, stats).map((one, index) => barChart(lang, one, datesOf(stats), CHARTS[index] ?? ''))}</div>
</section>
<section class="card">
<nav class="choices">${PERIOD_NAMES.map(
      (name) =>
        html`<a href="${PANEL}?period=${name}" ${raw(name === period ? 'aria-current="true"' : '')}>${labels[name]}</a>`,
    )}</nav>
${lines(statsText(texts, stats, period))}
</section>`
    return c.html(page(viewer, '', panel.figures(), content))
  })

  app.get('/live', async (c) => {
    const { texts, lang } = c.get('viewer')
    const shown = liveFigures(texts, await readStats())
    return c.json(
      Object.fromEntries(shown.map(({ name, value }) => [name, { value, words: number(lang, value) }])),
    )
  })
}
