import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { afterEach, beforeEach, describe, it } from 'vitest'
import { LIMIT_MS, type OpenOptions, testBrowser } from './browser.js'

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

const IS_IN_SIGHT = `(bubble) => {
  const { left, right, bottom } = bubble.getBoundingClientRect()
  return left >= 0 && right <= innerWidth && bottom <= innerHeight
}`

describe('a page that is opened on chats that were there before', { timeout: LIMIT_MS }, () => {
  it.each(WAYS)('shows their ends %s', async (_how, options) => {
    const page = await browser.open(sandbox.url, options)
    const last = page.phone('Ada').bubble('Ada says the last thing')
    await last.waitFor()
    await page.page.waitForFunction(IS_IN_SIGHT, await last.elementHandle())
  })
})
