import { type System, startSystem } from '@anonchat/dev-env'
import { populate } from '@anonchat/dev-env/load'
import { BROWSER_ARGS, findBrowser, waitUntil } from '@anonchat/servers'
import { type Browser, chromium } from 'playwright-core'
import { measureView, round, type ViewReport } from './page/measure.js'
import { Talk } from './page/talk.js'

export interface PageOptions {
  /** Simulated people beside the two who write by hand. */
  crowd: number
  /** How long each view is watched. */
  seconds: number
}

export const PAGE_DEFAULTS: PageOptions = { crowd: 50, seconds: 10 }

/** What the page bench gives: times in milliseconds, memory in megabytes. */
export interface PageReport {
  /** The worst of all views. */
  longest_task_ms: number
  longest_task_cpu_ms: number
  slowest_frame_ms: number
  heap_mb: number
  views: ViewReport[]
  crowd: number
  seconds: number
}

const COME_LIMIT_MS = 300_000

/**
 * The sandbox's page in a real browser, while a crowd talks through the real system and two members write to each other
 * in the page, key by key. Everything is on this machine, so the browser shares it with the system.
 */
export async function runPageBench(options: PageOptions, say: (line: string) => void): Promise<PageReport> {
  const executablePath = await findBrowser()
  if (executablePath === undefined) throw new Error('there is no Chromium: install one')
  say('starting the system')
  const system = await startSystem({ mode: 'processes', env: { LOG_LEVEL: 'warn' } })
  let browser: Browser | undefined
  try {
    await populate(system.databaseUrl, system.sandbox, 2)
    browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS] })
    const page = await browser.newPage({ viewport: { width: 1400, height: 860 } })
    await page.goto(system.sandbox.url)
    say('two members meet in the page')
    const talk = await Talk.begin(page)
    say(`a crowd of ${options.crowd} comes`)
    await crowdComes(system, options.crowd)
    const views: ViewReport[] = []
    for (const view of ['traffic', 'traffic of the crowd', 'way', 'crowd'] as const) {
      views.push(await measureView(browser, page, talk, view, options.seconds))
      say(JSON.stringify(views.at(-1)))
    }
    const worst = (of: (view: ViewReport) => number): number => round(Math.max(...views.map(of)))
    return {
      longest_task_ms: worst((view) => view.longest_task_ms),
      longest_task_cpu_ms: worst((view) => view.longest_task_cpu_ms),
      slowest_frame_ms: worst((view) => view.slowest_frame_ms),
      heap_mb: worst((view) => view.heap_mb),
      views,
      crowd: options.crowd,
      seconds: options.seconds,
    }
  } finally {
    await browser?.close()
    await system.stop()
  }
}

async function crowdComes({ sandbox }: System, size: number): Promise<void> {
  sandbox.setCrowd({ size, pace: 'lively' })
  await waitUntil(
    async () => {
      const { present, talking } = sandbox.crowd()
      return present === size && talking >= size / 2
    },
    COME_LIMIT_MS,
    () => `the crowd did not come: ${JSON.stringify(sandbox.crowd())}`,
  )
}
