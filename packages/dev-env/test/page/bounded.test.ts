import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import type { CDPSession, Locator, Route } from 'playwright-core'
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

const AT_ONCE = 20

/** Sends numbered messages until there are `count`; after each few hundred the page must show the newest. */
async function sendUntil(count: number, phone: Phone): Promise<void> {
  while (sent < count) {
    for (let rounds = 10; rounds > 0; rounds -= 1) {
      const numbers = Array.from({ length: AT_ONCE }, (_, index) => sent + index + 1)
      sent += AT_ONCE
      await Promise.all(numbers.map((number) => send(`message ${number}, worth its place by a few words`)))
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
    const { page, phone } = await open()
    const devtools = await page.context().newCDPSession(page)
    await sendUntil(WARM, phone)
    const warm = await heapOf(devtools)
    await sendUntil(MANY, phone)
    expect((await heapOf(devtools)) / warm).toBeLessThan(MOST_GROWTH)
  })

  it('loads older messages as one scrolls up, and the one being read stays where it is', async () => {
    const { page, phone } = await open()
    await sendUntil(1_000, phone)
    const list = phone.root.getByRole('log', { name: 'Messages' })
    await list.hover()
    // The older ones are kept back until somebody reads near the top.
    const asked = new Promise<Route>((resolve) => {
      void page.route('**/messages?before=*', resolve, { times: 1 })
    })
    let held: Route | undefined
    void asked.then((route) => {
      held = route
    })
    await expect
      .poll(
        async () => {
          await page.mouse.wheel(0, -700)
          return held !== undefined
        },
        { timeout: PATIENCE_MS },
      )
      .toBe(true)
    const read = await inTheMiddle(phone, list)
    const before = await restingTop(read)
    const height = await heightOf(list)
    await held?.continue()
    await expect.poll(() => heightOf(list), { timeout: PATIENCE_MS }).toBeGreaterThan(height + 1_000)
    expect(Math.abs((await restingTop(read)) - before)).toBeLessThan(3)

    for (let left = 50; left > 0; left -= 1) await send('said meanwhile')
    const unseen = phone.root.getByRole('button', { name: 'To the newest message, 50 new' })
    await unseen.waitFor()
    expect(Math.abs((await restingTop(read)) - before)).toBeLessThan(3)
    await unseen.click()
    await phone.reads('said meanwhile')
  })
})

const heightOf = (list: Locator): Promise<number> =>
  list.evaluate((element: { scrollHeight: number }) => element.scrollHeight)

/** The message in the middle of the list. */
async function inTheMiddle(phone: Phone, list: Locator): Promise<Locator> {
  const box = await list.boundingBox()
  const middle = (box?.y ?? 0) + (box?.height ?? 0) / 2
  for (const bubble of await phone.bubbles.all()) {
    if ((await top(bubble)) < middle) continue
    const [words = ''] = /message \d+,/.exec((await bubble.textContent()) ?? '') ?? []
    return phone.bubbles.filter({ hasText: words })
  }
  throw new Error('no message is in sight')
}

/** Where something is once it no longer moves. */
async function restingTop(of: Locator): Promise<number> {
  let before = Number.NaN
  await expect
    .poll(
      async () => {
        const last = before
        before = await top(of)
        return before === last
      },
      { timeout: PATIENCE_MS, interval: 200 },
    )
    .toBe(true)
  return before
}

async function open() {
  const shown = await browser.open(sandbox.url)
  return { page: shown.page, phone: shown.phone('Ada') }
}
