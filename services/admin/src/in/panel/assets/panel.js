// Keeps the figures new, and draws what they were while the page is open. Everything else works without it.
const EVERY_MS = 10_000
const POINTS = 60
const [WIDTH, HEIGHT] = [600, 80]

const tiles = document.querySelector('[data-source]')
const stale = document.querySelector('[data-stale]')
/** The last values of each line. */
const seen = new Map()

function draw(line) {
  const values = seen.get(line.dataset.line) ?? []
  const most = Math.max(1, ...values)
  const step = WIDTH / (POINTS - 1)
  const from = POINTS - values.length
  const points = values.map((value, index) => {
    const y = HEIGHT - 3 - (value / most) * (HEIGHT - 6)
    return `${((from + index) * step).toFixed(1)},${y.toFixed(1)}`
  })
  line.setAttribute('points', points.join(' '))
}

function show(figures) {
  for (const [name, { value, words }] of Object.entries(figures)) {
    for (const place of document.querySelectorAll(`[data-live="${name}"]`)) place.textContent = words
    seen.set(name, [...(seen.get(name) ?? []), value].slice(-POINTS))
  }
  for (const line of document.querySelectorAll('[data-line]')) draw(line)
}

async function look() {
  if (document.hidden) return
  try {
    const answer = await fetch(tiles.dataset.source, { headers: { accept: 'application/json' } })
    // Who is no longer signed in is told so by the page itself.
    if (answer.status === 401) return location.reload()
    if (!answer.ok) throw new Error(String(answer.status))
    show(await answer.json())
    stale.hidden = true
  } catch {
    stale.hidden = false
  }
}

if (tiles !== null) {
  const again = () => void look()
  again()
  setInterval(again, EVERY_MS)
  document.addEventListener('visibilitychange', again)
}
