import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import type { CDPSession, Locator } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LIMIT_MS, PATIENCE_MS, testBrowser } from './browser.js'
import type { Phone } from './phone.js'

const MANY = 10_000
const WARM = 2_000
/** More than fits any screen, far less than there are messages. */
const MOST_BUBBLES = 150
/** What 8,000 messages more may add to the memory of the page: far less than to hold them would take. */
const MOST_GROWTH = 1.35

let sandbox: Sandbox
let memberId: number
let sent = 0
beforeEach(async () => {
  sandbox = await startSandbox({ limits: 'off', messagesPerChat: MANY * 2 })
  memberId = sandbox.createMember({ first_name: 'Ada' }).id
  sandbox.sendText(memberId, '/start')
  sent = 0
})
afterEach(() => sandbox?.stop())

const browser = testBrowser()

async function send(text: string): Promise<void> {
  const response = await fetch(`${sandbox.url}/bot${sandbox.token}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chat_id: memberId, text }),
  })
  if (!response.ok) throw new Error(await response.text())
}

/** Sends numbered messages until there are `count`; after each hundred the page must show the newest. */
async function sendUntil(count: number, phone: Phone): Promise<void> {
  while (sent < count) {
    for (let left = 100; left > 0; left -= 1) {
      sent += 1
      await send(`message ${sent}, which says a few words so that it is worth its place`)
    }
    await phone.reads(`message ${sent},`)
    expect(await phone.bubbles.count()).toBeLessThan(MOST_BUBBLES)
  }
}

/** Bytes of the page's heap that are in use after a collection. */
async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  return (await devtools.send('Runtime.getHeapUsage')).usedSize
}

const top = async (of: Locator): Promise<number> => (await of.boundingBox())?.y ?? Number.NaN

describe('a chat with ten thousand messages', { timeout: LIMIT_MS }, () => {
  it('keeps the document and the memory of the page small and the newest message in sight', async () => {
    const { page, ...rest } = await open()
    const devtools = await page.context().newCDPSession(page)
    await sendUntil(WARM, rest.phone)
    const warm = await heapOf(devtools)
    await sendUntil(MANY, rest.phone)
    expect((await heapOf(devtools)) / warm).toBeLessThan(MOST_GROWTH)
  })

  it('loads older messages as one scrolls up, and the one being read stays where it is', async () => {
    const { phone } = await open()
    await sendUntil(1_000, phone)
    const list = phone.root.getByRole('log', { name: 'Messages' })
    await list.hover()
    const seen = async (): Promise<number> =>
      Number(/message (\d+),/.exec((await phone.bubbles.first().textContent()) ?? '')?.[1])
    const oldest = await seen()
    await expect
      .poll(
        async () => {
          await phone.wheels(-900)
          return await seen()
        },
        { timeout: PATIENCE_MS },
      )
      .toBeLessThan(oldest - 300)
    const read = phone.bubbles.nth(Math.floor((await phone.bubbles.count()) / 2))
    const words = (await read.textContent()) ?? ''
    const same = phone.bubbles.filter({ hasText: /message \d+,/.exec(words)?.[0] ?? words })
    const before = await top(same)
    const unseen = phone.root.getByRole('button', { name: /^To the newest message, / })
    for (let left = 50; left > 0; left -= 1) await send('said meanwhile')
    await unseen.filter({ hasText: '50' }).waitFor()
    expect(Math.abs((await top(same)) - before)).toBeLessThan(2)
    await unseen.click()
    await phone.reads('said meanwhile')
  })
})

async function open() {
  const shown = await browser.open(sandbox.url)
  return { page: shown.page, phone: shown.phone('Ada') }
}
