import { BROWSER_ARGS, findBrowser } from '@anonchat/servers'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { linkFor } from './panel.js'
import type { Played } from './play.js'

const PATIENCE_MS = 60_000

/** A real browser for the tests of one file, and the way of an admin in. */
export function browse(world: () => Played) {
  let browser: Browser
  const open: { page: Page; troubles: string[] }[] = []
  beforeAll(async () => {
    const executablePath = await findBrowser()
    if (executablePath === undefined) throw new Error('there is no Chromium: install one')
    browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS] })
  })
  afterAll(() => browser?.close())
  /** Whatever a browser complains of, a breach of the content security policy among it, fails the test. */
  afterEach(async () => {
    const troubles = open.splice(0)
    for (const { page } of troubles) await page.context().close()
    expect(troubles.flatMap((one) => one.troubles)).toEqual([])
  })

  /** A browser of an admin who has pressed the button in the chat, and that on the page. */
  const signedIn = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const troubles: string[] = []
    open.push({ page, troubles })
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => void troubles.push(`error: ${error.message}`))
    context.on('request', (request) => {
      if (!request.url().startsWith(world().url)) troubles.push(`request: ${request.url()}`)
    })
    await page.goto(world().url + (await linkFor(world())))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Figures', level: 1 }).waitFor()
    return page
  }
  return { open, signedIn }
}

const SERIOUS: ReadonlySet<unknown> = new Set(['serious', 'critical'])

/** What hinders people with a screen reader, weak sight or no mouse, and what a phone shows beside its edge. */
export async function hindrances(page: Page, screen: string): Promise<string[]> {
  // The policy of the page lets no script in but its own; this one comes from outside of the page.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()')
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  return [
    ...violations
      .filter(({ impact }) => SERIOUS.has(impact))
      .map(({ id, help, nodes }) => `${screen}: ${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`),
    ...(wide > 0 ? [`${screen}: ${wide} pixels too wide`] : []),
  ]
}
