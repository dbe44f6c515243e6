import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BROWSER_ARGS, findBrowser, startTurn } from '@anonchat/servers'
import { startSandbox } from '@anonchat/telegram-sandbox'
import { chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { asProcess } from '../replicas.js'
import { openWorld } from '../world.js'
import { openNetwork } from './network.js'
import { Seat, WATCHING } from './seat.js'

/** Long enough for a machine that is busy with other things; nothing waits so long when all is well. */
export const PATIENCE_MS = 60_000

const CAMERAS = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
]

/** What a browser says of a connection that a test breaks. */
const BROKEN = /^WebSocket connection to /

export type Side = 'a' | 'b'
type Stage = Awaited<ReturnType<typeof openStage>>

/** Two devices on networks of their own, each led to another replica; one browser, one relay. */
async function openStage() {
  const executablePath = await findBrowser()
  if (executablePath === undefined) throw new Error('there is no Chromium: install one')
  const [turn, sandbox, browser] = await Promise.all([
    startTurn(),
    startSandbox({ limits: 'off' }),
    chromium.launch({ executablePath, args: [...BROWSER_ARGS, ...CAMERAS] }),
  ])
  const networks = { a: await openNetwork(turn.port), b: await openNetwork(turn.port) }
  const variables = {
    TURN_SECRET: turn.secret,
    TELEGRAM_WEB_APP_SCRIPT: `${sandbox.url}/telegram-web-app.js`,
  }
  const each = [networks.a, networks.b].map(({ turnUrls }) => ({ TURN_URLS: turnUrls }))
  const world = await openWorld(asProcess, variables, each)
  return {
    turn,
    browser,
    networks,
    world,
    close: async () => {
      await browser.close()
      await world.close()
      await Promise.all([networks.a.close(), networks.b.close(), turn.dispose(), sandbox.stop()])
    },
  }
}

type Call = Awaited<ReturnType<Stage['world']['call']>>

/** One stage for the tests of a file. A test fails when a page of it had an error, or tried what its policy forbids. */
export function browserStage() {
  let stage: Stage | undefined
  let opened: { seat: Seat; troubles: string[] }[] = []
  const there = (): Stage => {
    if (stage === undefined) throw new Error('the stage is there from the first test on')
    return stage
  }
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => await stage?.close())
  beforeEach(() => {
    const { networks, world } = there()
    for (const [index, network] of [networks.a, networks.b].entries()) {
      network.leadTo(world.services[index]?.port ?? 0)
      network.mend()
      network.allow('both')
    }
  })
  afterEach(async ({ task }) => {
    const seats = opened
    opened = []
    if (task.result?.state === 'fail') await picture(seats.map(({ seat }) => seat.page))
    for (const { seat, troubles } of seats) {
      troubles.push(...(await seat.violations()))
      await seat.page.context().close()
    }
    expect(seats.flatMap(({ troubles }) => troubles)).toEqual([])
  })

  /** Opens a side's link on a device of its own. @param prepare what is done with the page before */
  const open = async (call: Call, side: Side, prepare?: (page: Page) => Promise<void>): Promise<Seat> => {
    const context = await there().browser.newContext({
      viewport: { width: 390, height: 780 },
      reducedMotion: 'reduce',
      colorScheme: side === 'a' ? 'light' : 'dark',
    })
    context.setDefaultTimeout(PATIENCE_MS)
    await context.addInitScript(WATCHING)
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !BROKEN.test(message.text())) troubles.push(message.text())
    })
    page.on('pageerror', ({ message }) => troubles.push(message))
    await prepare?.(page)
    const seat = new Seat(page, side === 'a' ? 'en' : 'fa')
    opened.push({ seat, troubles })
    const [token, initData] = side === 'a' ? [call.tokenA, call.initA] : [call.tokenB, call.initB]
    const launch = { tgWebAppData: initData, tgWebAppVersion: '9.1', tgWebAppPlatform: 'android' }
    await page.goto(`${there().networks[side].origin}/call?t=${token}#${new URLSearchParams(launch)}`)
    return seat
  }
  return {
    there,
    open,
    /** Two who both said yes come into the call. */
    meet: async (prepare?: (page: Page) => Promise<void>) => {
      const call = await there().world.call()
      const [a, b] = await Promise.all([open(call, 'a', prepare), open(call, 'b', prepare)])
      await Promise.all([a.comes(), b.comes()])
      return { call, a, b }
    },
  }
}

async function picture(pages: readonly Page[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'anonchat-call-'))
  for (const [index, page] of pages.entries())
    await page.screenshot({ path: join(folder, `${index}.png`), timeout: 10_000 }).catch(() => {})
  process.stderr.write(`what the pages showed: ${folder}\n`)
}
