import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fullScans, type Statement } from '../../../test/sql/full-scans.js'
import { openStore } from '../../../test/sql/open-store.js'
import type { Database } from '../client.js'
import {
  claimOne,
  claimReport,
  closeDay,
  countDay,
  countNow,
  countOpenReports,
  dayAfter,
  dayOf,
  decisionsAbout,
  isSuspensionDecided,
  lastReports,
  lastRooms,
  listAdminActions,
  listMembers,
  listOpenReports,
  memberCard,
  NO_FIGURES,
  openDays,
  openReportsAbout,
  readDays,
  reportCard,
  resolveReport,
  seedMembers,
} from './index.js'

const MEMBERS = 60_000
const now = new Date()
const statements: Statement[] = []
let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore({ onStatement: (sql, values) => statements.push({ sql, values }) })
  await seedMembers(store.url, MEMBERS, now)
})
afterAll(() => store.close())

const FIRST = { cursor: null, limit: 8, now } as const
const AFTER = { cursor: { side: 'after', userId: MEMBERS / 2 }, limit: 8, now } as const
const BEFORE = { cursor: { side: 'before', userId: MEMBERS / 2 }, limit: 8, now } as const
const MATCHING = { matched: 0, timedOut: 0, waitMedianMs: 0 }
const today = dayOf(now)
const admin = { kind: 'telegram', adminId: 1 } as const

/** What admins wait for. */
const SCREENS: Readonly<Record<string, (db: Database) => Promise<unknown>>> = {
  'listMembers: all': (db) => listMembers(db, { kind: 'all' }, FIRST),
  'listMembers: the page after': (db) => listMembers(db, { kind: 'all' }, AFTER),
  'listMembers: the page before': (db) => listMembers(db, { kind: 'all' }, BEFORE),
  'listMembers: banned': (db) => listMembers(db, { kind: 'banned' }, AFTER),
  'listMembers: premium': (db) => listMembers(db, { kind: 'premium' }, AFTER),
  'listMembers: reported': (db) => listMembers(db, { kind: 'reported' }, AFTER),
  'listMembers: a city': (db) => listMembers(db, { kind: 'city', cityKey: 'city7' }, AFTER),
  'listMembers: a username': (db) => listMembers(db, { kind: 'username', prefix: 'seed_12' }, FIRST),
  'listMembers: usernames after': (db) => listMembers(db, { kind: 'username', prefix: 'seed_1' }, AFTER),
  memberCard: (db) => memberCard(db, { userId: 77 }),
  lastRooms: (db) => lastRooms(db, 77, 15),
  'lastReports: received': (db) => lastReports(db, 77, 'received', 15),
  'lastReports: made': (db) => lastReports(db, 77, 'made', 15),
  reportCard: (db) => reportCard(db, 7),
  claimReport: (db) => claimReport(db, admin, now),
  claimOne: (db) => claimOne(db, 7, admin, now),
  countOpenReports: (db) => countOpenReports(db),
  listOpenReports: (db) => listOpenReports(db, 20),
  'listOpenReports: the page after': (db) => listOpenReports(db, 20, 300),
  decisionsAbout: (db) => decisionsAbout(db, 77),
  openReportsAbout: (db) => openReportsAbout(db, 77),
  isSuspensionDecided: (db) => isSuspensionDecided(db, 77, now),
  resolveReport: (db) =>
    resolveReport(db, { reportId: 7, resolution: 'none', actor: admin, key: 'k', at: now }),
  listAdminActions: (db) => listAdminActions(db, { limit: 10, targetUserId: 77 }),
  readDays: (db) => readDays(db, dayAfter(today, -29), today),
  openDays: (db) => openDays(db, today),
  'countDay: today': (db) => countDay(db, today, MATCHING, now, 1_000),
  countNow: (db) => countNow(db, now),
  closeDay: (db) => closeDay(db, today, NO_FIGURES, now),
}

describe(`with ${MEMBERS} members`, () => {
  it.each(Object.entries(SCREENS))('%s reads by an index, and no table in full', async (_, query) => {
    statements.length = 0
    await query(store.db)
    const queries = statements.filter(({ sql }) => !/^(--|BEGIN|COMMIT)/.test(sql))
    const scans = (await Promise.all(queries.map((one) => fullScans(store.url, one)))).flat()
    // A range may be long: a page reads its beginning, and a count reads it from the index alone.
    expect(scans.filter((scan) => / (ALL|index) by /.test(scan))).toEqual([])
  })

  it('a query without an index would be noticed', async () => {
    statements.length = 0
    await store.db.prisma.report.count({ where: { reportType: 'spam' } })
    const [statement] = statements
    if (statement === undefined) throw new Error('there was a statement')
    expect(await fullScans(store.url, statement)).toEqual([expect.stringMatching(/reports: ALL by null/)])
  })

  it('pages by username pass everybody once, forwards and backwards', async () => {
    const filter = { kind: 'username', prefix: 'seed_12' } as const
    const seen: number[] = []
    let page = await listMembers(store.db, filter, { ...FIRST, limit: 300 })
    for (;;) {
      seen.push(...page.members.map(({ userId }) => userId))
      const last = page.members.at(-1)
      if (!page.after || last === undefined) break
      page = await listMembers(store.db, filter, {
        cursor: { side: 'after', userId: last.userId },
        limit: 300,
        now,
      })
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(1_111)
    const first = page.members.at(0)
    if (first === undefined) throw new Error('the last page is not empty')
    const back = await listMembers(store.db, filter, {
      cursor: { side: 'before', userId: first.userId },
      limit: 300,
      now,
    })
    expect(back.members.map(({ userId }) => userId)).toEqual(seen.slice(600, 900))
  })
})
