import {
  closeDay,
  countDay,
  createBroadcast,
  createDatabase,
  dayAfter,
  dayOf,
  SEED_BASE,
  seedMembers,
  startOf,
} from '@anonchat/store'
import type { Browser, Page } from 'playwright-core'
import { Problem } from '../problem.js'
import type { System } from '../system.js'
import type { Album } from './album.js'
import { PATIENCE_MS } from './camera.js'

const MEMBERS = 20_000
const DAYS = 30
const WIDE = { width: 1_120, height: 1_000 }
const PHONE = { width: 390, height: 800 }

/** Pictures of the page of operators, over generated members. */
export async function picturePanel(system: System, browser: Browser, album: Album): Promise<void> {
  const { userId, draftId } = await fill(system)
  const service = system.replicas('admin')[0]
  if (service === undefined) throw new Problem('There is no admin service to be pictured.')
  const shoot = async (
    theme: 'light' | 'dark',
    viewport: typeof WIDE,
    show: (page: Page) => Promise<void>,
  ) => {
    const context = await browser.newContext({
      viewport,
      colorScheme: theme,
      deviceScaleFactor: 1.5,
      reducedMotion: 'reduce',
      timezoneId: 'UTC',
      locale: 'en-GB',
      extraHTTPHeaders: { 'X-API-Key': system.env.API_SECRET_KEY ?? '' },
    })
    context.setDefaultTimeout(PATIENCE_MS)
    try {
      await show(await context.newPage())
    } finally {
      await context.close()
    }
  }
  const take = async (page: Page, path: string, name: string) => {
    await page.goto(`${service.url}/panel${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await album.add(name, page)
  }
  for (const theme of ['light', 'dark'] as const)
    await shoot(theme, WIDE, (page) => take(page, '', `figures-${theme}`))
  await shoot('light', WIDE, async (page) => {
    await take(page, '/members', 'members')
    await take(page, `/members/${userId}`, 'member')
    await take(page, '/broadcasts', 'broadcasts')
    await take(page, `/broadcasts/${draftId}`, 'draft')
    await page.goto(`${service.url}/panel/reports`)
    await page.getByRole('button', { name: 'Next report' }).click()
    await page.getByRole('button', { name: 'Dismiss' }).waitFor()
    await album.add('report', page)
    await take(page, '/reports', 'reports')
  })
  await shoot('dark', PHONE, (page) => take(page, '', 'phone-figures'))
  await shoot('light', PHONE, (page) => take(page, '/members', 'phone-members'))
}

/**
 * Members, rooms, reports and broadcasts, so that there is something to see.
 * @returns a member whose card is full, and a draft that was written with the key
 */
async function fill({ databaseUrl }: System): Promise<{ userId: number; draftId: number }> {
  const now = new Date()
  await seedMembers(databaseUrl, MEMBERS, now, { beside: true })
  const db = createDatabase(databaseUrl)
  try {
    const today = dayOf(now)
    for (let ago = 1; ago < DAYS; ago += 1) {
      const day = dayAfter(today, -ago)
      const matching = { matched: 500, timedOut: 40, waitMedianMs: 4_000 }
      await closeDay(db, day, await countDay(db, day, matching, now), now)
      // Who came back is counted as it happens, and nobody came to generated members.
      const returningMembers = 700 + ((ago * 7_919) % 260) - ago * 8
      await db.prisma.dailyStats.update({ where: { day: startOf(day) }, data: { returningMembers } })
    }
    const id = await createBroadcast(db, {
      key: 'picture',
      adminId: SEED_BASE,
      sourceMessageIds: [1],
      createdAt: now,
    })
    const counts = { audienceSize: 19_240, sentCount: 11_802, blockedCount: 411, unreachableCount: 12 }
    await db.prisma.broadcast.update({ where: { id }, data: { status: 'paused', startedAt: now, ...counts } })
    const anyone = { language: null, gender: null, cityKey: null, isPremium: null, activeWithinDays: null }
    const draftId = await createBroadcast(db, {
      key: 'key:picture-draft',
      adminId: SEED_BASE,
      sourceMessageIds: [2],
      createdAt: now,
      chosen: {
        buttons: 'What is new - https://example.org/news',
        audience: { ...anyone, language: 'en', activeWithinDays: 30 },
        audienceSize: 0,
        scheduledAt: null,
      },
    })
    const { reportedId: userId } = await db.prisma.report.findFirstOrThrow({ orderBy: { id: 'asc' } })
    return { userId, draftId }
  } finally {
    await db.close()
  }
}
