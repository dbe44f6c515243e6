import { createServer, type Server } from 'node:http'
import { freePort } from '@anonchat/servers'
import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bot, startBot } from './bot.js'
import { LIMIT_MS, PATIENCE_MS, testBrowser } from './browser.js'
import { drawn } from './look.js'
import type { Phone } from './phone.js'

let sandbox: Sandbox
let bot: Bot
let memberId: number
beforeEach(async () => {
  sandbox = await startSandbox({ limits: 'off' })
  memberId = sandbox.createMember({ first_name: 'Ada' }).id
  bot = startBot(sandbox, async ({ callback_query: query, pre_checkout_query: checkout }, call) => {
    if (query) {
      const show_alert = query.data === 'alert'
      await call('answerCallbackQuery', {
        callback_query_id: query.id,
        text: `You chose ${query.data}`,
        show_alert,
      })
    }
    if (!checkout) return
    const ok = checkout.invoice_payload === 'there'
    const answer = { pre_checkout_query_id: checkout.id, ok, ...(!ok && { error_message: 'Sold out' }) }
    await call('answerPreCheckoutQuery', answer)
  })
})
afterEach(async () => {
  await bot?.stop()
  await sandbox?.stop()
})

const browser = testBrowser()

async function started(hosts: readonly string[] = []): Promise<Phone> {
  const phone = (await browser.open(sandbox.url, { hosts })).phone('Ada')
  await phone.starts()
  await phone.bubble('/start').waitFor()
  return phone
}

const sends = (text: string, more: object = {}) =>
  bot.call('sendMessage', { chat_id: memberId, text, ...more })

const invoice = (title: string, payload: string) =>
  bot.call('sendInvoice', {
    chat_id: memberId,
    title,
    payload,
    description: 'for a month',
    currency: 'XTR',
    prices: [{ label: title, amount: 50 }],
  })

describe('a phone', { timeout: LIMIT_MS }, () => {
  it('pays with Stars, shows why a payment is refused, and lets one cancel', async () => {
    const phone = await started()
    const sheet = phone.root.getByRole('dialog', { name: 'Payment' })
    await invoice('Premium', 'there')
    await phone.root.getByRole('button', { name: /^Pay/ }).click()
    await sheet.getByText('for a month').waitFor()
    await sheet.getByRole('button', { name: 'Cancel' }).click()
    await sheet.waitFor({ state: 'detached' })
    await phone.root.getByRole('button', { name: /^Pay/ }).click()
    await sheet.getByRole('button', { name: 'Pay', exact: true }).click()
    await sheet.getByText('Paid. Thank you!').waitFor()
    await sheet.getByRole('button', { name: 'Done' }).click()
    await phone.root.locator('[data-kind="successful_payment"]').waitFor()

    await invoice('Gone', 'sold')
    await phone.bubble('Gone').waitFor()
    await phone.root.getByRole('button', { name: /^Pay/ }).last().click()
    await sheet.getByRole('button', { name: 'Pay', exact: true }).click()
    await sheet.getByText('Sold out').waitFor()
    await sheet.getByRole('button', { name: 'Try again' }).waitFor()
  })

  it('shows toasts and alerts of buttons, and asks before it opens a link', async () => {
    const phone = await started()
    const inline_keyboard = [
      [
        { text: 'Toast', callback_data: 'toast' },
        { text: 'Alert', callback_data: 'alert' },
      ],
      [{ text: 'Link', url: 'https://example.com/' }],
    ]
    await sends('choose', { reply_markup: { inline_keyboard } })
    await phone.presses('Toast')
    await phone.root.getByRole('status').filter({ hasText: 'You chose toast' }).waitFor()
    await phone.presses('Alert')
    const dialog = phone.root.getByRole('dialog')
    await dialog.getByText('You chose alert').waitFor()
    await dialog.getByRole('button', { name: 'OK' }).click()
    await phone.presses('Link')
    await dialog.getByText('https://example.com/').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  it('sends the text of a key, and answers the message that asks for a reply', async () => {
    const phone = await started()
    const keys = { keyboard: [[{ text: 'Tea' }, { text: 'Coffee' }]], one_time_keyboard: true }
    await sends('What would you like?', { reply_markup: keys })
    await phone.pressesKey('Coffee')
    await phone.bubble('Coffee').waitFor()
    await phone.key('Tea').waitFor({ state: 'detached' })
    const reply_markup = { force_reply: true, input_field_placeholder: 'One lump or two?' }
    await sends('How much sugar?', { reply_markup })
    await phone.root.getByRole('group', { name: 'Replying' }).getByText('How much sugar?').waitFor()
    await phone.root.getByPlaceholder('One lump or two?').waitFor()
    await phone.says('Two')
    await phone.bubble('Two').getByRole('button').filter({ hasText: 'How much sugar?' }).waitFor()
    await expect
      .poll(() => bot.updates.at(-1)?.message?.reply_to_message?.text, { timeout: PATIENCE_MS })
      .toBe('How much sugar?')
  })

  it('hides spoilers until they are tapped', async () => {
    const phone = await started()
    await sends('the end: <tg-spoiler>they meet</tg-spoiler>', { parse_mode: 'HTML' })
    const hidden = phone.root.getByRole('button', { name: 'Show the hidden text' })
    await hidden.click()
    await hidden.waitFor({ state: 'detached' })
    await phone.bubble('they meet').waitFor()
    sandbox.sendMedia(memberId, 'photo', { hasSpoiler: true })
    const covered = phone.root.getByRole('button', { name: 'Show the hidden photo' })
    await covered.click()
    await covered.waitFor({ state: 'detached' })
    expect(await drawn(phone.ofKind('photo', 'member').getByRole('img').first(), 'filter')).toBe('none')
  })

  it('blocks the bot and takes it back', async () => {
    const phone = await started()
    await phone.settings('Block the bot')
    const unblock = phone.root.getByRole('button', { name: 'Unblock', exact: true })
    await unblock.waitFor()
    await expect(sends('are you there?')).rejects.toThrow('bot was blocked by the user')
    await unblock.click()
    await phone.field.waitFor()
    await sends('welcome back')
    await phone.reads('welcome back')
  })

  it('opens a web app, which gets signed data and sends its own to the bot', async () => {
    const { url, host, close } = await webApp()
    try {
      const phone = await started([host])
      const keyboard = [[{ text: 'Open', web_app: { url } }]]
      await sends('an app', { reply_markup: { keyboard } })
      await phone.pressesKey('Open')
      const sheet = phone.root.getByRole('dialog', { name: /^Web app of/ })
      const frame = sheet.frameLocator('iframe')
      await frame.getByText(/"first_name":"Ada"/).waitFor()
      await frame.getByRole('button', { name: 'Send' }).click()
      await sheet.waitFor({ state: 'detached' })
      await expect
        .poll(() => bot.updates.at(-1)?.message?.web_app_data?.data, { timeout: PATIENCE_MS })
        .toBe('from the app')
    } finally {
      await close()
    }
  })
})

const APP = `<!doctype html><title>App</title><pre></pre><button>Send</button><script>
const said = new URLSearchParams(location.hash.slice(1)).get('tgWebAppData')
document.querySelector('pre').textContent = new URLSearchParams(said).get('user')
document.querySelector('button').onclick = () => parent.postMessage(JSON.stringify({
  eventType: 'web_app_data_send', eventData: { data: 'from the app' } }), '*')
</script>`

/** A web app on this machine, as somebody writes one. */
async function webApp(): Promise<{ url: string; host: string; close: () => Promise<void> }> {
  const server: Server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(APP),
  )
  const host = `127.0.0.1:${await freePort()}`
  await new Promise<void>((resolve) => server.listen(Number(host.split(':')[1]), '127.0.0.1', resolve))
  return {
    url: `http://${host}/`,
    host,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
