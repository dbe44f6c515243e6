import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import type { Locator } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LIMIT_MS, type OpenOptions, PATIENCE_MS, testBrowser } from './browser.js'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await startSandbox({ limits: 'off' })
  for (const first_name of ['Ada', 'Jonas']) {
    const { id } = sandbox.createMember({ first_name })
    for (let i = 0; i < 60; i++) sandbox.sendText(id, `${first_name} says\n\nthing number ${i}`)
    sandbox.sendText(id, `${first_name} says the last thing`)
  }
})
afterEach(() => sandbox?.stop())

const browser = testBrowser()

const WAYS: ReadonlyArray<readonly [string, OpenOptions]> = [
  ['on a wide page', {}],
  ['for who wants less motion', { reducedMotion: 'reduce' }],
  ['on a narrow page, at the first phone', { viewport: { width: 390, height: 780 } }],
]

/** Whether the whole of an element is where one sees it. */
async function isInSight(element: Locator): Promise<boolean> {
  const [box, view] = [await element.boundingBox(), element.page().viewportSize()]
  if (box === null || view === null) return false
  return box.x >= 0 && box.x + box.width <= view.width && box.y >= 0 && box.y + box.height <= view.height
}

describe('a page that is opened on chats that were there before', { timeout: LIMIT_MS }, () => {
  it.each(WAYS)('shows their ends %s', async (_how, options) => {
    const page = await browser.open(sandbox.url, options)
    const last = page.phone('Ada').bubble('Ada says the last thing')
    await last.waitFor()
    await expect.poll(() => isInSight(last), { timeout: PATIENCE_MS }).toBe(true)
  })
})
