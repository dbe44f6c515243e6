import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@anonchat/servers'
import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type Bot, startBot } from './bot.js'
import { LIMIT_MS, PATIENCE_MS, testBrowser } from './browser.js'
import { cuttable } from './cuttable.js'
import type { SandboxPage } from './sandbox-page.js'

/** What a browser says of requests that do not arrive. */
const CUT = /net::ERR_|Failed to load resource/

let dataDir: string
let port: number
let sandbox: Sandbox
let bot: Bot
const start = async (): Promise<void> => {
  sandbox = await startSandbox({ limits: 'off', dataDir, port })
  bot = startBot(sandbox, echo)
}
const stop = async (): Promise<void> => {
  await bot?.stop()
  await sandbox?.stop()
}
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-page-'))
  port = await freePort()
  await start()
})
afterEach(async () => {
  await stop()
  await rm(dataDir, { recursive: true, force: true })
})

const browser = testBrowser()

const echo: Parameters<typeof startBot>[1] = async ({ message, callback_query: query }, call) => {
  if (query) await call('answerCallbackQuery', { callback_query_id: query.id, text: 'Noted' })
  if (message?.text === undefined) return
  await call('sendMessage', {
    chat_id: message.chat.id,
    text: `You said: ${message.text}`,
    reply_markup: { keyboard: [[{ text: `Key after ${message.text}` }]] },
  })
}

/** Everything that a page shows of its chats. */
const chats = (shown: SandboxPage): Promise<string[]> => shown.page.getByRole('article').allInnerTexts()

/** Both show the same, and `words` are part of it. */
async function agree(one: SandboxPage, other: SandboxPage, ...words: string[]): Promise<void> {
  const both = async () => {
    const [first, second] = await Promise.all([chats(one), chats(other)])
    const here = first.join('\n')
    if (words.some((text) => !here.includes(text))) return `not there yet: ${here}`
    return JSON.stringify(first) === JSON.stringify(second) ? 'the same' : `${here}\n≠\n${second.join('\n')}`
  }
  await expect.poll(both, { timeout: PATIENCE_MS }).toBe('the same')
}

describe('two browsers on one sandbox', { timeout: LIMIT_MS }, () => {
  it('show the same, live, and after a reload', async () => {
    const [one, other] = [await browser.open(sandbox.url), await browser.open(sandbox.url)]
    await one.addsTwo()
    await one.phone('Ada').starts()
    await other.phone('Jonas').starts()
    await agree(one, other, 'You said: /start', 'Key after /start')
    await other.phone('Ada').says('from the other browser')
    await one.phone('Ada').reads('You said: from the other browser')
    await one.phone('Jonas').reacts(await one.phone('Jonas').reads('You said: /start'), '🎉')
    await one.phone('Ada').rewrites('from the other browser', 'from anywhere')
    await agree(one, other, '🎉', 'from anywhere', 'edited')
    await other.page.reload()
    await other.isLive()
    await agree(one, other, '🎉', 'from anywhere', 'edited')
    await one.phone('Jonas').settings('Remove this phone')
    await one.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await other.phone('Jonas').root.waitFor({ state: 'detached' })
    await agree(one, other, 'from anywhere')
  })

  it('catch up by themselves with what they missed while the connection was cut', async () => {
    const one = await browser.open(sandbox.url)
    const way = await cuttable(sandbox.port)
    onTestFinished(() => way.cut())
    const other = await browser.open(way.url, { expects: CUT })
    await one.addsTwo()
    await one.phone('Ada').starts()
    await agree(one, other, 'You said: /start')
    await way.cut()
    await other.isLost()
    await one.phone('Ada').says('said meanwhile')
    await one.phone('Ada').reads('You said: said meanwhile')
    await one.phone('Jonas').starts()
    await one.phone('Jonas').reads('You said: /start')
    expect((await chats(other)).join()).not.toContain('said meanwhile')
    await way.mend()
    await other.isLive()
    await agree(one, other, 'You said: said meanwhile')
    await other.phone('Jonas').says('back again')
    await agree(one, other, 'You said: back again')
  })

  it('say that the sandbox is away, and show all of it again when it is back', async () => {
    const expects = CUT
    const [one, other] = [
      await browser.open(sandbox.url, { expects }),
      await browser.open(sandbox.url, { expects }),
    ]
    await one.addsTwo()
    await one.phone('Ada').starts()
    await agree(one, other, 'You said: /start', 'Key after /start')
    const before = await chats(one)
    await stop()
    await Promise.all([one.isLost(), other.isLost()])
    await start()
    await Promise.all([one.isLive(), other.isLive()])
    expect(await chats(one)).toEqual(before)
    await other.phone('Ada').says('after the restart')
    await agree(one, other, 'You said: after the restart')
  })
})
