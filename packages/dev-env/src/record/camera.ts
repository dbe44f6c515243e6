import type { Browser, Locator, Page } from 'playwright-core'
import { Problem } from '../problem.js'

/** How long anything on a page may take on a busy machine. */
export const PATIENCE_MS = 60_000

export interface View {
  width: number
  height: number
  theme?: 'light' | 'dark'
  /** Default: false. */
  inspector?: boolean
  /** Pixels of the picture to one of the page. */
  scale?: number
}

/** The sandbox's page in a profile of its own, live. */
export async function openPage(browser: Browser, url: string, view: View): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    deviceScaleFactor: view.scale ?? 1.5,
    colorScheme: view.theme ?? 'light',
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-GB',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.addInitScript(
    `localStorage.setItem('sandbox.inspector', '${view.inspector === true}');
     localStorage.setItem('sandbox.inspector-width', '592')`,
  )
  const page = await context.newPage()
  await page.goto(url)
  await page
    .getByRole('status')
    .filter({ hasText: /^Live$/ })
    .waitFor()
  return page
}

export const phoneOf = (page: Page, name: string): Locator =>
  page.getByRole('article', { name: `Phone of ${name}`, exact: true })

const MARGIN = 14
const MOST_TRIES = 40
const IMAGES_ARE_LOADED = `[...document.images].every((image) => image.complete)`

export interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** The part of the page that holds these elements, with some room around them. */
export async function around(...elements: readonly Locator[]): Promise<Area> {
  const boxes: Area[] = []
  for (const element of elements) {
    const box = await element.boundingBox()
    if (box === null) throw new Problem('What was to be pictured is not on the page.')
    boxes.push(box)
  }
  const left = Math.min(...boxes.map(({ x }) => x)) - MARGIN
  const top = Math.min(...boxes.map(({ y }) => y)) - MARGIN
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + MARGIN
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + MARGIN
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** A picture of the page as it is now, as PNG. */
export const snap = (page: Page, area?: Area): Promise<Buffer> =>
  page.screenshot({ animations: 'disabled', caret: 'hide', ...(area && { clip: area }) })

/** A picture once all images are there and the page has come to rest: two pictures in a row are the same. */
export async function snapAtRest(page: Page, area?: Area): Promise<Buffer> {
  await page.waitForFunction(IMAGES_ARE_LOADED)
  let last = await snap(page, area)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const next = await snap(page, area)
    if (next.equals(last)) return next
    last = next
  }
  throw new Problem('The page did not come to rest for a picture.')
}
