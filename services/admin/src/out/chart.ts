import { fileURLToPath } from 'node:url'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js'
import type { Panel } from '../domain/stats-screen.js'

/** Pixels for each unit of the chart: as a phone shows it, three for each of its own. */
const SCALE = 3
const WIDTH = 1_080
const PANEL = 400
const HEAD = 105
const FOOT = 30

const FAMILY = "'Chart Latin', 'Chart Arabic'"
const COLORS = { paper: '#ffffff', ink: '#111827', axis: '#374151', grid: '#e5e7eb' }

/** Fonts of our own: a bare machine has none. */
function registerFonts(): void {
  for (const [subset, family] of [
    ['latin', 'Chart Latin'],
    ['arabic', 'Chart Arabic'],
  ] as const)
    for (const weight of [400, 700]) {
      const file = `@fontsource/vazirmatn/files/vazirmatn-${subset}-${weight}-normal.woff2`
      GlobalFonts.registerFromPath(fileURLToPath(import.meta.resolve(file)), family)
    }
}

let isReady = false
function prepare(): void {
  if (isReady) return
  registerFonts()
  Chart.register(BarController, BarElement, CategoryScale, LinearScale)
  isReady = true
}

export interface Picture {
  readonly panels: readonly Panel[]
  /** The days of the values, as dates at midnight UTC. */
  readonly days: readonly Date[]
  readonly lang: string
  readonly rightToLeft: boolean
}

/** Draws bars for each day, one panel below the other. @returns a PNG, 1,080 pixels wide */
export function drawChart(picture: Picture): Buffer {
  prepare()
  const canvas = createCanvas(WIDTH, PANEL * picture.panels.length + FOOT)
  const context = canvas.getContext('2d')
  context.fillStyle = COLORS.paper
  context.fillRect(0, 0, canvas.width, canvas.height)
  for (const [index, panel] of picture.panels.entries()) {
    writeHead(context, panel, picture, PANEL * index + 60)
    context.drawImage(drawBars(panel, picture), 0, PANEL * index + HEAD)
  }
  return canvas.toBuffer('image/png')
}

/** What the panel is about on the side where reading begins, the newest value on the other. */
function writeHead(context: SKRSContext2D, panel: Panel, picture: Picture, y: number): void {
  const { lang, rightToLeft } = picture
  const [start, end] = rightToLeft ? [WIDTH - 30, 30] : [30, WIDTH - 30]
  context.font = `700 46px ${FAMILY}`
  context.textBaseline = 'middle'
  context.direction = rightToLeft ? 'rtl' : 'ltr'
  context.textAlign = rightToLeft ? 'right' : 'left'
  context.fillStyle = COLORS.ink
  context.fillText(panel.title, start, y)
  context.textAlign = rightToLeft ? 'left' : 'right'
  context.fillStyle = panel.color
  context.fillText(new Intl.NumberFormat(lang).format(panel.values.at(-1) ?? 0), end, y)
}

function drawBars({ values, color }: Panel, { days, lang, rightToLeft }: Picture) {
  const canvas = createCanvas(WIDTH / SCALE, (PANEL - HEAD + 15) / SCALE)
  const date = new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const short = new Intl.NumberFormat(lang, { notation: 'compact' })
  // A label stands by itself: without this its words would come in the order of another script.
  const label = (text: string) => (rightToLeft ? `\u2067${text}\u2069` : text)
  const ticks = { color: COLORS.axis, font: { family: FAMILY, size: 11 } }
  const chart = new Chart(canvas.getContext('2d'), {
    type: 'bar',
    data: {
      labels: days.map((day) => label(date.format(day))),
      datasets: [
        {
          data: [...values],
          backgroundColor: color,
          borderRadius: 2,
          categoryPercentage: 0.9,
          barPercentage: 0.85,
        },
      ],
    },
    options: {
      devicePixelRatio: SCALE,
      responsive: false,
      animation: false,
      events: [],
      layout: { padding: { left: 8, right: 10 } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: '#9ca3af' },
          ticks: { ...ticks, maxRotation: 0, autoSkip: true, maxTicksLimit: 6 },
        },
        y: {
          beginAtZero: true,
          suggestedMax: 4,
          border: { display: false },
          grid: { color: COLORS.grid },
          ticks: {
            ...ticks,
            precision: 0,
            maxTicksLimit: 4,
            callback: (value) => label(short.format(Number(value))),
          },
          // All panels begin at the same place.
          afterFit: (axis) => {
            axis.width = 52
          },
        },
      },
    },
  })
  chart.destroy()
  return canvas
}
