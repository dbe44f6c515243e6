import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bot, startBot } from './bot.js'
import { LIMIT_MS, testBrowser } from './browser.js'

const IMAGE = `<img src=x onerror="document.title='run'">`
const SCRIPT = `<script>document.title='run'</script>`
const LINK = `javascript:document.title='run'`
const REVERSED = 'photo\u202Egpj.exe'
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="document.title='run'"><script>document.title='run'</script></svg>`

let sandbox: Sandbox
let bot: Bot
beforeEach(async () => {
  sandbox = await startSandbox({ limits: 'off' })
  bot = startBot(sandbox, async (update, call) => {
    const query = update.callback_query
    if (query)
      await call('answerCallbackQuery', { callback_query_id: query.id, text: IMAGE, show_alert: true })
  })
})
afterEach(async () => {
  await bot?.stop()
  await sandbox?.stop()
})

const browser = testBrowser()

/** Nothing of what was injected has become part of the document, or has run. */
async function nothingRan(page: Page): Promise<void> {
  expect(await page.title()).toBe('Telegram sandbox')
  expect(await page.locator('[onerror], [onload], script:not([src]), [href^="javascript:"]').count()).toBe(0)
}

describe('a script that somebody slips in', { timeout: LIMIT_MS }, () => {
  it('is shown as text in names, messages, captions, commands and polls', async () => {
    await bot.call('setMyCommands', { commands: [{ command: 'evil', description: IMAGE }] })
    await bot.call('setMyDescription', { description: SCRIPT })
    const { id } = sandbox.createMember({ first_name: IMAGE, last_name: SCRIPT, username: 'evil_one' })
    const { page } = await browser.open(sandbox.url)
    const phone = page.getByRole('article')
    const shows = (text: string) => phone.getByText(text).first().waitFor()
    await shows(IMAGE)
    await shows(SCRIPT)
    await phone.getByRole('button', { name: 'START' }).click()
    const field = phone.getByRole('textbox', { name: 'Message', exact: true })
    for (const text of [IMAGE, SCRIPT, LINK, REVERSED]) {
      await field.click()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
      await phone.locator('[data-bubble][data-from="member"]').filter({ hasText: text }).waitFor()
      await bot.call('sendMessage', { chat_id: id, text })
      await phone.locator('[data-bubble][data-from="bot"]').filter({ hasText: text }).waitFor()
    }
    sandbox.sendMedia(id, 'photo', { caption: IMAGE })
    await phone.locator('[data-kind="photo"]').filter({ hasText: IMAGE }).waitFor()
    await bot.call('sendPoll', { chat_id: id, question: IMAGE, options: [{ text: SCRIPT }, { text: LINK }] })
    const poll = phone.locator('[data-kind="poll"]')
    for (const text of [IMAGE, SCRIPT, LINK]) await poll.getByText(text).waitFor()
    await phone.getByRole('button', { name: 'Bot commands' }).click()
    await phone.getByRole('option').getByText(IMAGE).waitFor()
    await nothingRan(page)
  })

  it('is shown as text in buttons, alerts, links and invoices', async () => {
    const { id } = sandbox.createMember({ first_name: 'Ada' })
    const { page } = await browser.open(sandbox.url)
    const phone = page.getByRole('article')
    await phone.getByRole('button', { name: 'START' }).click()
    await phone.locator('[data-bubble]').waitFor()
    const entities = [{ type: 'text_link', offset: 0, length: 4, url: LINK }]
    await sandbox.sendText(id, 'link', { entities: entities as never })
    await phone.locator('[data-bubble]').filter({ hasText: 'link' }).waitFor()
    const inline_keyboard = [[{ text: IMAGE, callback_data: 'a' }]]
    const reply_markup = { inline_keyboard }
    await bot.call('sendMessage', { chat_id: id, text: SCRIPT, reply_markup })
    await phone.getByRole('button', { name: IMAGE }).click()
    const alert = phone.getByRole('dialog')
    await alert.getByText(IMAGE).waitFor()
    await alert.getByRole('button', { name: 'OK' }).click()
    const keyboard = [[{ text: SCRIPT }]]
    await bot.call('sendMessage', { chat_id: id, text: 'keys', reply_markup: { keyboard } })
    await phone.getByRole('group', { name: 'Keyboard', exact: true }).getByText(SCRIPT).waitFor()
    await bot.call('sendInvoice', {
      chat_id: id,
      title: '<img src=x onerror=alert(1)>',
      description: SCRIPT,
      payload: 'p',
      currency: 'XTR',
      prices: [{ label: IMAGE, amount: 5 }],
    })
    const invoice = phone.locator('[data-kind="invoice"]')
    await invoice.getByText('<img src=x onerror=alert(1)>').waitFor()
    await phone.getByRole('button', { name: /^Pay/ }).click()
    await phone.getByText(SCRIPT).last().waitFor()
    await nothingRan(page)
  })

  it('is shown as text in file names and in the inspector, and never served as a page', async () => {
    const { id } = sandbox.createMember({ first_name: 'Ada' })
    const { page } = await browser.open(sandbox.url)
    const phone = page.getByRole('article')
    await phone.getByRole('button', { name: 'START' }).click()
    const files = [
      { fileName: `${SCRIPT.replace('/', '')}.html`, content: Buffer.from(`<!doctype html>${SCRIPT}`) },
      { fileName: `${IMAGE}.svg`, content: Buffer.from(SVG) },
    ]
    for (const file of files) {
      sandbox.sendMedia(id, 'document', file)
      await phone.locator('[data-kind="document"]').filter({ hasText: file.fileName }).waitFor()
    }
    const hrefs = await phone.locator('[data-kind="document"] a').all()
    expect(hrefs).toHaveLength(files.length)
    for (const link of hrefs) {
      const response = await page.request.get(
        new URL((await link.getAttribute('href')) ?? '', sandbox.url).href,
      )
      expect(response.headers()).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': expect.stringMatching(/^attachment/),
        'x-content-type-options': 'nosniff',
      })
    }
    await bot.call('sendMessage', { chat_id: id, text: IMAGE })
    const log = page.getByRole('log', { name: 'Calls and updates' })
    await log.getByRole('button', { name: /sendMessage/ }).click()
    await log.getByText(JSON.stringify(IMAGE)).first().waitFor()
    await nothingRan(page)
  })
})
