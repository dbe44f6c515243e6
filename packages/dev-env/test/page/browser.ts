import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BROWSER_ARGS, findBrowser } from '@anonchat/servers'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { SandboxPage } from './sandbox-page.js'

/** Long enough for a machine that is busy with other things; nothing waits so long when all is well. */
export const PATIENCE_MS = 60_000
/** For a whole test. */
export const LIMIT_MS = 300_000

export interface OpenOptions extends BrowserContextOptions {
  /** Errors of the console that belong to the test, as when it cuts the connection. */
  expects?: RegExp
  /** Hosts other than the sandbox's that the page may ask. */
  hosts?: readonly string[]
}

export interface TestBrowser {
  /** The sandbox's page in a browser profile of its own, once it is live. */
  open(url: string, options?: OpenOptions): Promise<SandboxPage>
}

interface Watched {
  page: Page
  troubles: string[]
}

/**
 * One browser for a test file. After each test its pages are closed, and the test fails when one of them had an error in
 * its console, threw, opened a dialog of the browser or asked a host other than the sandbox's.
 * @param args more arguments for the browser
 */
export function testBrowser(args: readonly string[] = []): TestBrowser {
  let browser: Browser | undefined
  let watched: Watched[] = []
  beforeAll(async () => {
    const executablePath = await findBrowser()
    if (executablePath === undefined) throw new Error('there is no Chromium: install one')
    browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS, ...args] })
  })
  afterAll(() => browser?.close())
  afterEach(async ({ task }) => {
    const pages = watched
    watched = []
    if (task.result?.state === 'fail') await picture(pages)
    for (const { page } of pages) await page.context().close()
    expect(pages.flatMap(({ troubles }) => troubles)).toEqual([])
  })
  return {
    open: async (url, { expects, hosts = [], ...options } = {}) => {
      if (browser === undefined) throw new Error('the browser is not started')
      const context = await browser.newContext({ viewport: { width: 1400, height: 860 }, ...options })
      context.setDefaultTimeout(PATIENCE_MS)
      const page = await context.newPage()
      watched.push({ page, troubles: watch(page, [new URL(url).host, ...hosts], expects) })
      await page.goto(url)
      const sandboxPage = new SandboxPage(page)
      await sandboxPage.isLive()
      return sandboxPage
    },
  }
}

function watch(page: Page, hosts: readonly string[], expects: RegExp | undefined): string[] {
  const troubles: string[] = []
  const note = (trouble: string): void => {
    if (!expects?.test(trouble)) troubles.push(trouble)
  }
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => note(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    note(`dialog: ${dialog.message()}`)
    void dialog.dismiss().catch(() => {})
  })
  page.context().on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol.startsWith('http') && !hosts.includes(host)) note(`request: ${request.url()}`)
  })
  return troubles
}

async function picture(pages: readonly Watched[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'anonchat-page-'))
  for (const [index, { page }] of pages.entries()) {
    await page.screenshot({ path: join(folder, `${index}.png`), timeout: 10_000 }).catch(() => {})
  }
  process.stderr.write(`what the page showed: ${folder}\n`)
}
