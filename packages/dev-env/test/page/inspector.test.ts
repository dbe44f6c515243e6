import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { freePort } from '@anonchat/servers'
import { t } from '@anonchat/texts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type System, startSystem } from '../../src/index.js'
import { LIMIT_MS, PATIENCE_MS, testBrowser } from './browser.js'

const { registration } = t('en')
const run = promisify(execFile)
/** A crowd waits for its turns, and the machine may be busy. */
const CROWD_MS = 180_000

let system: System
beforeAll(async () => {
  const port = await freePort()
  // As `npm start` does it: the services tell the sandbox where their time went.
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` }
  system = await startSystem({ sandbox: { port }, env })
})
afterAll(() => system?.stop())

const browser = testBrowser()

describe('the inspector', { timeout: LIMIT_MS }, () => {
  it('shows the calls as they come, and copies one as a command that does the same', async () => {
    const permissions = ['clipboard-read', 'clipboard-write']
    const shown = await browser.open(system.sandbox.url, { permissions })
    const phone = await shown.adds('Ada')
    await phone.starts()
    const asked = phone.bubbles.filter({ hasText: registration.askGender() })
    await asked.waitFor()
    const traffic = await shown.tab('Traffic')
    await traffic.getByRole('button', { name: 'update message Ada /start' }).waitFor()
    const sent = traffic.getByRole('button', { name: /call sendMessage Ada .*Welcome/ })
    await sent.click()
    await traffic.getByRole('button', { name: 'Copy as curl' }).click()
    await shown.page.getByRole('status').filter({ hasText: 'Copied a curl command.' }).waitFor()
    const command = await shown.page.evaluate<string>('navigator.clipboard.readText()')
    const { stdout } = await run('sh', ['-c', command])
    expect(JSON.parse(stdout)).toMatchObject({ ok: true })
    await expect.poll(() => asked.count(), { timeout: PATIENCE_MS }).toBe(2)
  })

  it('switches a fault on, shows what it breaks, and off again', async () => {
    const shown = await browser.open(system.sandbox.url)
    const phone = await shown.adds('Jonas')
    const faults = await shown.tab('Faults')
    await faults.getByLabel('What happens').selectOption({ label: 'Internal error (500)' })
    await faults.getByText('For which methods').click()
    await faults.getByLabel('sendMessage', { exact: true }).check()
    await faults.getByRole('button', { name: 'Switch on' }).click()
    const off = faults.getByRole('button', { name: 'Switch off: Internal error (500)' })
    await off.waitFor()
    await phone.starts()
    const traffic = await shown.tab('Traffic')
    await traffic.getByText('Errors', { exact: true }).click()
    await traffic
      .getByRole('button', { name: /call sendMessage Jonas .*500/ })
      .first()
      .waitFor()
    expect(await phone.root.locator('[data-bubble][data-from="bot"]').count()).toBe(0)
    await shown.tab('Faults')
    await off.click()
    await off.waitFor({ state: 'detached' })
    await phone.reads(registration.askGender())
  })

  it('shows the way of a message through the services', async () => {
    const shown = await browser.open(system.sandbox.url)
    const phone = await shown.adds('Chloé')
    await phone.starts()
    await phone.reads(registration.askGender())
    await phone.chooses(phone.bubble('/start'), 'Show its way')
    const way = shown.page.getByRole('tabpanel', { name: 'Way' })
    const steps = way.getByRole('listitem')
    for (const service of ['gateway', 'conversation', 'relay', 'Telegram'])
      await steps.filter({ hasText: service }).first().waitFor()
    await steps.getByRole('button', { name: 'sendMessage' }).first().click()
    const traffic = shown.page.getByRole('tabpanel', { name: 'Traffic' })
    await traffic.getByRole('button', { name: 'Copy as curl' }).waitFor()
  })

  it('brings a crowd of ten and sends it home', async () => {
    const shown = await browser.open(system.sandbox.url)
    const crowd = await shown.tab('Crowd')
    await crowd.getByLabel('People').fill('10')
    await crowd.getByText('Busy', { exact: true }).click()
    await crowd.getByRole('button', { name: 'Start' }).click()
    const says = (words: string) =>
      crowd.getByRole('status').filter({ hasText: words }).waitFor({ timeout: CROWD_MS })
    await says('10 people.')
    await shown.page.getByRole('button', { name: 'A crowd of 10 is there' }).waitFor()
    await expect
      .poll(async () => Number(await crowd.locator('[data-state="talking"] dd').textContent()), {
        timeout: CROWD_MS,
      })
      .toBeGreaterThan(0)
    await crowd.getByRole('button', { name: 'Send home' }).click()
    await says('Nobody is there.')
  })
})
