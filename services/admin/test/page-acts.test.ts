import { t } from '@anonchat/texts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { browse } from './browser.js'
import { form, PANEL_BASE, signIn } from './panel.js'
import { askingForStars } from './people.js'
import { play } from './play.js'
import { ADMIN, SECOND_ADMIN } from './servers.js'
import { wordsOf } from './world.js'

const LIMIT_MS = 300_000
const world = play({ ADMIN_PANEL_URL: PANEL_BASE })
const { signedIn } = browse(world)

const log = async (where: { targetUserId?: number; target?: string }) =>
  (await world().db.prisma.adminAction.findMany({ where, orderBy: { id: 'asc' } })).map(
    ({ action, adminId }) => `${adminId} ${action}`,
  )
const note = (page: Page, hasText: string | RegExp) => page.getByRole('status').filter({ hasText }).waitFor()

describe('a member’s card on the page', { timeout: LIMIT_MS }, () => {
  it('writes to the member from the team', async () => {
    const { memberId, userId } = await world().member()
    const page = await signedIn()
    await page.goto(`${world().url}/panel/members/${userId}`)
    await page.getByLabel('A message from the team').fill('Hello\n<b>you</b>')
    await page.getByRole('button', { name: 'Message' }).click()
    await note(page, `Sent to member ${memberId}`)
    expect((await world().saidTo(memberId)).map(wordsOf)).toEqual([
      t('en').members.fromTeam(),
      'Hello\n<b>you</b>',
    ])
    expect(await log({ targetUserId: userId })).toEqual([`${ADMIN} message`])
  })

  it('deletes the member in two presses, the second under what is lost', async () => {
    const { memberId, userId } = await world().member()
    const page = await signedIn()
    await page.goto(`${world().url}/panel/members/${userId}`)
    const sure = page.getByRole('button', { name: 'Yes, delete for ever' })
    expect(await sure.isVisible()).toBe(false)
    await page.locator('summary').filter({ hasText: 'Delete' }).click()
    await page.getByText('Profile, premium, blocks and ratings are gone for ever').waitFor()
    await sure.click()
    await note(page, 'The member is being deleted')
    const events = (await world().events()).filter((one) => one.memberId === memberId)
    expect(events).toMatchObject([{ type: 'moderated', what: 'deleted' }])
    expect(await log({ targetUserId: userId })).toEqual([`${ADMIN} delete`])
  })

  it('deletes nobody by one press alone, and no admin', async () => {
    const { userId } = await world().member()
    const admin = await world().member({ memberId: SECOND_ADMIN })
    const { cookie, csrf } = await signIn(world())
    const send = (id: number, fields: Record<string, string>) =>
      fetch(`${world().url}/panel/members/${id}/delete`, {
        ...form({ csrf, ...fields }),
        headers: { cookie },
      })
    expect((await send(userId, {})).headers.get('location')).toContain('note=faulty')
    expect((await send(admin.userId, { sure: 'yes' })).headers.get('location')).toContain('note=admin')
    expect(await world().events()).toEqual([])
    const page = await signedIn()
    await page.goto(`${world().url}/panel/members/${admin.userId}`)
    expect(await page.locator('summary').filter({ hasText: 'Delete' }).count()).toBe(0)
  })

  it('sent twice is one order', async () => {
    const { memberId, userId } = await world().member()
    const { cookie, csrf } = await signIn(world())
    const fields = { csrf, order: 'one-form-of-the-page', text: 'Hello' }
    for (let times = 0; times < 2; times += 1)
      await fetch(`${world().url}/panel/members/${userId}/message`, { ...form(fields), headers: { cookie } })
    const keys = (await world().saidTo(memberId)).map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
    expect(await log({ targetUserId: userId })).toEqual([`${ADMIN} message`])
  })
})

describe('payments on the page', { timeout: LIMIT_MS }, () => {
  it('are listed where Stars are asked back, given back from the card, and declined', async () => {
    const first = await askingForStars(world())
    const second = await askingForStars(world())
    const page = await signedIn()
    await page.getByRole('link', { name: 'Payments' }).click()
    await page.getByRole('link', { name: `#${second.paymentId}`, exact: true }).click()
    await page.getByRole('button', { name: 'Decline' }).click()
    await note(page, 'Declined; the member is told')
    expect(await page.getByRole('button', { name: 'Decline' }).count()).toBe(0)
    await page.goto(`${world().url}/panel/members/${first.userId}`)
    await page.getByRole('link', { name: '30d' }).click()
    await page.getByRole('button', { name: 'Give back' }).click()
    await note(page, 'Telegram is asked to give the Stars back')
    expect((await world().saidTo(-first.memberId)).map(({ action }) => action.kind)).toEqual(['refund'])
    expect((await world().saidTo(second.memberId)).map(wordsOf)).toEqual([t('en').support.declined()])
    expect(await log({ target: `payment:${first.paymentId}` })).toEqual([`${ADMIN} refund`])
    expect(await log({ target: `payment:${second.paymentId}` })).toEqual([`${ADMIN} decline-refund`])
  })
})
