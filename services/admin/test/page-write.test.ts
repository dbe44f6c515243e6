import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { browse } from './browser.js'
import { form, PANEL_BASE, signIn } from './panel.js'
import { play } from './play.js'
import { relaying, taken } from './relay.js'
import { ADMIN, SECOND_ADMIN } from './servers.js'

const LIMIT_MS = 300_000
const world = play({ ADMIN_PANEL_URL: PANEL_BASE, PAID_BROADCAST: 'on' })
const { open, signedIn } = browse(world)

const log = async (id: number) =>
  (
    await world().db.prisma.adminAction.findMany({
      where: { target: `broadcast:${id}` },
      orderBy: { id: 'asc' },
    })
  ).map(({ action, adminId }) => `${adminId} ${action}`)
const note = (page: Page, hasText: string | RegExp) => page.getByRole('status').filter({ hasText }).waitFor()
/** A form that is refused is answered as such, and browsers say so. */
const forgetRefusals = () => void open.at(-1)?.troubles.splice(0)
const idOf = (page: Page): number => Number(/\/(\d+)(?:\?|$)/.exec(page.url())?.[1])

describe('a broadcast that is written on the page', { timeout: LIMIT_MS }, () => {
  const write = async (page: Page, text: string, buttons = '') => {
    await page.getByRole('link', { name: 'Broadcasts' }).click()
    await page.getByRole('link', { name: 'Write a broadcast' }).click()
    await page.getByLabel('Text; formatted').fill(text)
    await page.getByLabel('Buttons, each on a line').fill(buttons)
    await page.getByRole('button', { name: 'Show it in the chat' }).click()
  }
  const rowOf = (id: number) => world().db.prisma.broadcast.findUniqueOrThrow({ where: { id } })

  it('is shown in the admin’s chat, is a draft of theirs, and goes to exactly whom they chose', async () => {
    const { userId } = await world().member({ city: 'Tulln', cityKey: 'tulln', gender: 'male' })
    await world().member({ city: 'Tulln', cityKey: 'tulln', gender: 'female' })
    await world().member({ gender: 'male' })
    const page = await signedIn()
    await relaying(world(), taken(81), async () => {
      await write(page, 'Hello <b>all</b>', 'Site - https://example.org')
      await page.getByText('One message, 1 button').waitFor()
    })
    const id = idOf(page)
    expect((await world().saidTo(ADMIN)).find((one) => one.noteOutcome)?.action).toMatchObject({
      content: { kind: 'html', html: 'Hello <b>all</b>' },
      markup: { rows: [[{ text: 'Site', url: 'https://example.org' }]] },
    })
    await page.getByLabel('Gender').selectOption('male')
    await page.getByLabel('City').fill('TULLN')
    await page.getByRole('button', { name: 'Save' }).click()
    await note(page, 'Saved')
    await page.getByText('👥 1 person').waitFor()
    expect(await page.getByLabel('Gender').inputValue()).toBe('male')
    await page.getByRole('button', { name: 'Check and send' }).click()
    await page.getByText('Send it to 1 person?').waitFor()
    expect((await rowOf(id)).status).toBe('draft')
    await page.getByRole('button', { name: 'Yes, send to 1' }).click()
    await note(page, 'Done')
    const of = { where: { broadcastId: id } }
    await expect
      .poll(() => world().db.prisma.broadcastParcel.count(of), { timeout: 60_000 })
      .toBeGreaterThan(0)
    const parcels = await world().db.prisma.broadcastParcel.findMany(of)
    const { telegramId } = await world().db.prisma.user.findUniqueOrThrow({ where: { id: userId } })
    expect(parcels.map(({ recipients }) => Buffer.from(recipients ?? []).readBigInt64BE())).toEqual([
      telegramId,
    ])
    expect(parcels[0]?.recipients).toHaveLength(8)
    expect(await log(id)).toEqual([`${ADMIN} broadcast.write`, `${ADMIN} broadcast.send`])
  })

  it('keeps what was written when Telegram does not take it, and says what Telegram says', async () => {
    await world().member()
    const before = await world().db.prisma.broadcast.count()
    const page = await signedIn()
    const why = "Bad Request: can't parse entities: <b>"
    await relaying(
      world(),
      () => ({ kind: 'refused', why }),
      async () => {
        await write(page, 'Hello <b>all')
        await note(page, why)
      },
    )
    expect(await page.getByLabel('Text; formatted').inputValue()).toBe('Hello <b>all')
    await write(page, 'Hello', 'no button')
    await note(page, 'These lines are no buttons')
    expect(await page.getByLabel('Buttons, each on a line').inputValue()).toBe('no button')
    await relaying(
      world(),
      () => ({ kind: 'unreachable' }),
      async () => {
        await write(page, 'Hello')
        await note(page, 'cannot write to this admin')
      },
    )
    expect(await world().db.prisma.broadcast.count()).toBe(before)
    forgetRefusals()
  })

  it('refuses choices that cannot be read, and changes nothing by them', async () => {
    await world().member()
    const page = await signedIn()
    await relaying(world(), taken(82), async () => {
      await write(page, 'Hello')
      await page.getByText('One message, no buttons').waitFor()
    })
    const before = await rowOf(idOf(page))
    for (const [label, value, words] of [
      ['Starts at', 'yesterday', 'cannot read that as a time'],
      ['City', '!!!', 'not filled in as it should be'],
      ['Buttons, each on a line', 'no button', 'These lines are no buttons'],
    ] as const) {
      await page.getByLabel(label).fill(value)
      await page.getByRole('button', { name: 'Save' }).click()
      await note(page, words)
      // What was typed is there to be mended.
      expect(await page.getByLabel(label).inputValue()).toBe(value)
      await page.getByLabel(label).fill('')
    }
    expect(await rowOf(before.id)).toEqual(before)
    forgetRefusals()
    await page.getByLabel('Price').selectOption('1')
    await page.getByLabel('Starts at').fill('23:59')
    await page.getByRole('button', { name: 'Check and send' }).click()
    await page.getByText('It costs at most').waitFor()
    expect(await rowOf(before.id)).toMatchObject({ status: 'draft', allowPaid: true })
    await page.getByRole('button', { name: 'Yes, at' }).click()
    await note(page, 'Done')
    expect((await rowOf(before.id)).status).toBe('scheduled')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Cancelled').first().waitFor()
  })

  it('costs what was agreed to, or is not sent', async () => {
    await world().member()
    const { cookie, csrf } = await signIn(world())
    const send = (path: string, fields: Record<string, string> = {}) =>
      fetch(`${world().url}/panel/broadcasts${path}`, { ...form({ csrf, ...fields }), headers: { cookie } })
    const written = await relaying(world(), taken(83), () => send('', { text: 'Hello' }))
    const id = Number(written.headers.get('location')?.split('/').at(-1))
    await world().db.prisma.broadcast.update({ where: { id }, data: { allowPaid: true } })
    for (const stars of ['', '0', '99999'])
      expect((await send(`/${id}/start`, { stars })).headers.get('location')).toContain('note=price')
    expect((await rowOf(id)).status).toBe('draft')
  })

  it('is changed, and sent, by nobody but who wrote it', async () => {
    await world().member()
    const [own, others] = [await signIn(world()), await signIn(world(), SECOND_ADMIN)]
    const send = ({ cookie, csrf }: typeof own, path: string, fields: Record<string, string> = {}) =>
      fetch(`${world().url}/panel/broadcasts${path}`, { ...form({ csrf, ...fields }), headers: { cookie } })
    const written = await relaying(world(), taken(84), () => send(own, '', { text: 'Hello' }))
    const id = Number(written.headers.get('location')?.split('/').at(-1))
    const before = await rowOf(id)
    await world().forget()
    const check = `${world().url}/panel/broadcasts/${id}/check`
    const asked = await fetch(check, { headers: { cookie: others.cookie }, redirect: 'manual' })
    expect(asked.status).toBe(303)
    for (const what of ['start', 'cancel', 'choose', 'text', 'preview'])
      expect((await send(others, `/${id}/${what}`, { text: 'x' })).headers.get('location')).toContain(
        'note=draft',
      )
    expect(await rowOf(id)).toEqual(before)
    expect(await world().envelopes()).toEqual([])
    const seen = await fetch(`${world().url}/panel/broadcasts/${id}`, { headers: { cookie: others.cookie } })
    expect(await seen.text()).toContain('Only who writes a draft can change it.')
  })

  it('is previewed again, and says other words, in the chat', async () => {
    await world().member()
    const page = await signedIn()
    await relaying(world(), taken(85), async () => {
      await write(page, 'Hello')
      await page.getByText('One message, no buttons').waitFor()
    })
    const id = idOf(page)
    await page.getByRole('button', { name: 'Preview' }).click()
    await note(page, 'It stands in the chat now')
    expect((await world().saidTo(ADMIN)).at(-1)?.action).toMatchObject({ kind: 'copy', messageIds: [85] })
    await relaying(world(), taken(86), async () => {
      await page.locator('summary').filter({ hasText: 'Other words' }).click()
      await page.getByLabel('Text; formatted').fill('Good morning')
      await page.getByRole('button', { name: 'Show it in the chat' }).click()
      await note(page, 'It stands in the chat now')
    })
    expect(await rowOf(id)).toMatchObject({ status: 'draft', sourceMessageIds: '86' })
    await relaying(
      world(),
      () => ({ kind: 'refused', why: 'Bad Request' }),
      async () => {
        await page.locator('summary').filter({ hasText: 'Other words' }).click()
        await page.getByLabel('Text; formatted').fill('<b>')
        await page.getByRole('button', { name: 'Show it in the chat' }).click()
        await note(page, 'Bad Request')
      },
    )
    expect(await page.getByLabel('Text; formatted').inputValue()).toBe('<b>')
    expect(await rowOf(id)).toMatchObject({ sourceMessageIds: '86' })
    forgetRefusals()
  })
})
