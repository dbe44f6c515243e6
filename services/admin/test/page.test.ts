import { createBroadcast, poolKeys } from '@anonchat/store'
import { describe, expect, it } from 'vitest'
import { browse, hindrances } from './browser.js'
import { PANEL_BASE } from './panel.js'
import { askingForStars, reportAbout } from './people.js'
import { play } from './play.js'
import { ADMIN } from './servers.js'

const LIMIT_MS = 300_000
const world = play({ ADMIN_PANEL_URL: PANEL_BASE })

const { open, signedIn } = browse(world)

/** Somebody of whom there is something to see, a report about them, and a broadcast that is paused. */
async function something() {
  const [a, b] = [await world().member(), await world().member({ city: 'Graz', cityKey: 'graz' })]
  const report = await reportAbout(world(), a, b, { severity: 5, evidence: [7, 8] })
  const broadcast = await createBroadcast(world().db, {
    key: `p-${report}`,
    adminId: ADMIN,
    sourceMessageIds: [7],
    createdAt: new Date(),
  })
  await world().db.prisma.broadcast.update({
    where: { id: broadcast },
    data: { status: 'paused', startedAt: new Date(), audienceSize: 10, sentCount: 4, blockedCount: 1 },
  })
  return { a, b, report, broadcast }
}

describe('the page of operators', { timeout: LIMIT_MS }, () => {
  it.each([
    ['light', { width: 1_200, height: 800 }],
    ['dark', { width: 390, height: 800 }],
  ] as const)('hinders nobody in any part, %s, %j', async (colorScheme, viewport) => {
    const { b, report, broadcast } = await something()
    const page = await signedIn({ colorScheme, viewport })
    const found = await hindrances(page, 'figures')
    const { paymentId } = await askingForStars(world())
    const draft = await createBroadcast(world().db, {
      key: `d-${report}`,
      adminId: ADMIN,
      sourceMessageIds: [7],
      createdAt: new Date(),
    })
    const parts = ['members', `members/${b.userId}`, 'reports', `reports/${report}`]
    parts.push(
      'payments',
      `payments/${paymentId}`,
      'broadcasts/new',
      `broadcasts/${draft}`,
      `broadcasts/${draft}/check`,
    )
    for (const part of [...parts, 'broadcasts', `broadcasts/${broadcast}`, 'log']) {
      await page.goto(`${world().url}/panel/${part}`)
      found.push(...(await hindrances(page, part)))
    }
    expect(found).toEqual([])
  })

  it('bans, unbans and gives premium, with the admin’s name in the log', async () => {
    const { b } = await something()
    const page = await signedIn()
    await page.getByRole('link', { name: 'Members' }).click()
    await page.getByRole('searchbox').fill('graz')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: String(b.memberId) }).click()
    await page.getByLabel('For how long').first().selectOption({ label: '7 days' })
    await page.getByLabel('Or in your own words').fill('<b>insults</b>')
    await page.getByRole('button', { name: 'Ban' }).click()
    await page.getByRole('status').filter({ hasText: 'is banned' }).waitFor()
    await page.getByText('Reason: <b>insults</b>').waitFor()
    expect(await world().db.prisma.user.findUnique({ where: { id: b.userId } })).toMatchObject({
      isBanned: true,
      banReason: '<b>insults</b>',
    })
    await page.getByRole('button', { name: 'Unban' }).click()
    await page.getByRole('status').filter({ hasText: 'is lifted' }).waitFor()
    await page.getByRole('button', { name: 'Grant premium' }).click()
    await page.getByText('Premium until').waitFor()
    await page.getByRole('link', { name: 'What admins did about this member' }).click()
    for (const what of ['ban ·', 'unban ·', 'premium ·']) await page.getByText(what).first().waitFor()
    expect(
      await page
        .getByRole('row')
        .filter({ hasText: String(ADMIN) })
        .count(),
    ).toBe(3)
    const download = page.waitForEvent('download')
    await page.goto(`${world().url}/panel/members/${b.userId}`)
    await page.getByRole('button', { name: 'Export' }).click()
    expect((await download).suggestedFilename()).toBe(`member-${b.userId}.json`)
  })

  it('takes the report that is due, says where its evidence is, decides, and takes it back', async () => {
    await world().db.prisma.report.deleteMany()
    const { report } = await something()
    const page = await signedIn()
    await page.getByRole('link', { name: 'Reports' }).click()
    await page.getByRole('button', { name: 'Next report' }).click()
    await page.getByRole('heading', { name: `Report #${report}` }).waitFor()
    await page.getByText('2 messages in the reporter’s chat').waitFor()
    expect(await world().db.prisma.report.findUnique({ where: { id: report } })).toMatchObject({
      claimedBy: BigInt(ADMIN),
    })
    await page.getByRole('button', { name: 'Warn' }).click()
    await page.getByText('Decided: warned.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('status').filter({ hasText: 'open again' }).waitFor()
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText('Decided: dismissed.').waitFor()
  })

  it('lets a broadcast go on, and cancels it', async () => {
    const { broadcast } = await something()
    const page = await signedIn()
    await page.getByRole('link', { name: 'Broadcasts' }).click()
    await page.getByRole('link', { name: `#${broadcast}`, exact: true }).click()
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('5')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Cancelled').first().waitFor()
    await page.getByText('Delete it again').click()
    await page.getByRole('button', { name: 'Yes, delete' }).click()
    await page.getByText('Being deleted').or(page.getByText('Deleted again')).first().waitFor()
  })

  it('keeps its figures new without being loaded again', async () => {
    const page = await signedIn()
    const searching = page.locator('dd[data-live="searching"]')
    await searching.filter({ hasText: /^0$/ }).waitFor()
    await world().redis.zadd(poolKeys.waiting, 1, 'somebody')
    await searching.filter({ hasText: /^1$/ }).waitFor()
    await world().redis.del(poolKeys.waiting)
    await page.waitForFunction(`document.querySelector('polyline').getAttribute('points').includes(' ')`)
  })

  it('shows the queues, to look at only', async () => {
    const page = await signedIn()
    await page.getByRole('link', { name: 'Queues' }).click()
    for (const queue of ['deliver', 'bulk', 'broadcasts', 'timers', 'photos'])
      await page.getByText(queue, { exact: true }).first().waitFor()
  })

  it('lets nobody in who signed out', async () => {
    const page = await signedIn()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByText('An admin gets a link from the bot').waitFor()
    open.at(-1)?.troubles.splice(0)
    const answer = await page.goto(`${world().url}/panel/members`)
    expect(answer?.status()).toBe(401)
    open.at(-1)?.troubles.splice(0)
  })
})
