import type { Browser, Page } from 'playwright-core'
import type { Talk } from './talk.js'
import { tasksIn } from './tasks.js'

export type View = 'traffic' | 'traffic of the crowd' | 'way' | 'crowd'

export interface ViewReport {
  view: View
  /** The longest that the page's main thread was busy with one thing. */
  longest_task_ms: number
  /** The most processor time that one of its tasks took: what is the page's own doing on a busy machine. */
  longest_task_cpu_ms: number
  tasks_over_50_ms: number
  frames_per_second: number
  slowest_frame_ms: number
  /** In use after a collection. */
  heap_mb: number
  /** Written in the page, and read on the other phone. */
  messages: number
}

/** Counts frames from one call to the next. */
const COUNT_FRAMES = `(() => {
  const times = []
  let goesOn = true
  const frame = (now) => { times.push(now); if (goesOn) requestAnimationFrame(frame) }
  requestAnimationFrame(frame)
  window.endFrames = () => { goesOn = false; return times }
})()`

/** Watches the page for some seconds while the two go on talking. */
export async function measureView(
  browser: Browser,
  page: Page,
  talk: Talk,
  view: View,
  seconds: number,
): Promise<ViewReport> {
  await show(page, view)
  await browser.startTracing(page, { categories: ['__metadata', 'toplevel', 'devtools.timeline'] })
  await page.evaluate(COUNT_FRAMES)
  const until = performance.now() + seconds * 1_000
  let messages = 0
  while (performance.now() < until) {
    await talk.say()
    messages += 1
  }
  const times = await page.evaluate<number[]>('endFrames()')
  const tasks = tasksIn(await browser.stopTracing())
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0)
  return {
    view,
    longest_task_ms: round(tasks.longestMs),
    longest_task_cpu_ms: round(tasks.mostCpuMs),
    tasks_over_50_ms: tasks.over50,
    frames_per_second: round((gaps.length * 1_000) / span),
    slowest_frame_ms: round(Math.max(...gaps)),
    heap_mb: round(await heapOf(page)),
    messages,
  }
}

async function show(page: Page, view: View): Promise<void> {
  const name = { traffic: 'Traffic', 'traffic of the crowd': 'Traffic', way: 'Way', crowd: 'Crowd' }[view]
  await page.getByRole('tab', { name }).click()
  const crowds = page.getByRole('checkbox', { name: /^The crowd’s/ })
  if (view === 'traffic of the crowd') await crowds.check()
}

async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  return usedSize / 1_048_576
}

export const round = (value: number): number => Math.round(value * 10) / 10
