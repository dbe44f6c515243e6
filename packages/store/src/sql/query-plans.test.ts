import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crowd } from '../../test/sql/crowd.js'
import { fullScans, type Statement } from '../../test/sql/full-scans.js'
import { registration } from '../../test/sql/new-member.js'
import { openStore } from '../../test/sql/open-store.js'
import { PREMIUM_QUERIES } from '../../test/sql/premium-queries.js'
import { touchActive } from './activity.js'
import { areApart, blockedMembers, blockMember, listBlocked, unblockMember } from './blocks.js'
import type { Database } from './client.js'
import { deleteMember, exportMember, recentRooms, takeBack, wasMember } from './leaving/index.js'
import { findMember, refuseUnderage, registerMember, updateMember } from './members.js'
import { banMember } from './moderation.js'
import { findLastRoom, findPastRoom } from './past-rooms.js'
import { rateRoom } from './ratings.js'
import { markReachable, markUnreachable } from './reachability.js'
import { recentPartners } from './recent-partners.js'
import { suspendIfMany } from './reported-by-many.js'
import { addReportWords } from './reports.js'
import { closeRoom, findActiveRoom, openRoom } from './rooms.js'

const statements: Statement[] = []
let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore({ onStatement: (sql, values) => statements.push({ sql, values }) })
  await crowd(store.db)
  await reports(store.db)
})
afterAll(() => store.close())

/** 2,000 reports, of which four are about the second member. */
async function reports({ prisma }: Database): Promise<void> {
  const data = Array.from({ length: 2_000 }, (_, index) => ({
    reporterId: index + 1,
    reportedId: (index % 500) + 1,
    reportType: 'spam',
    createdAt: new Date(at.getTime() + 1_000 + index),
  }))
  await prisma.report.createMany({ data })
  await prisma.$queryRaw`ANALYZE TABLE reports`
}

/** Runs the query, and asks the server for the plan of each statement that it made. */
async function scansOf(query: (db: Database) => Promise<unknown>): Promise<string[]> {
  statements.length = 0
  await query(store.db)
  expect(statements).not.toEqual([])
  // What begins and ends a transaction has no plan.
  const queries = statements.filter(({ sql }) => !/^(--|BEGIN|COMMIT)/.test(sql))
  const scans = await Promise.all(queries.map((statement) => fullScans(store.url, statement)))
  return scans.flat()
}

const at = new Date('2026-06-01T00:00:00Z')
const room = { roomId: '01JF000000000000000000ZZZZ', userAId: 11, userBId: 12, openedAt: at }
const PAST = `01JF${'0'.repeat(22)}`
const pair = { blockerUserId: 11, blockedUserId: 500 }

const QUERIES: Readonly<Record<string, (db: Database) => Promise<unknown>>> = {
  findMember: (db) => findMember(db, 3_000),
  registerMember: (db) => registerMember(db, registration(3_000)),
  updateMember: (db) => updateMember(db, 3_000, { age: 40 }),
  refuseUnderage: (db) => refuseUnderage(db, { memberId: 3_000, until: at, at }),
  markUnreachable: (db) => markUnreachable(db, 3_000),
  markReachable: (db) => markReachable(db, 3_000),
  touchActive: (db) => touchActive(db, [10, 3_000, 20], at),
  blockMember: (db) => blockMember(db, { ...pair, at, roomId: room.roomId, metAt: at, shown: null }),
  blockedMembers: (db) => blockedMembers(db, 3_000),
  listBlocked: (db) => listBlocked(db, 3_000),
  areApart: (db) => areApart(db, 3_000, 3_001),
  suspendIfMany: (db) => suspendIfMany(db, { userId: 2, since: at, at }, () => false),
  addReportWords: (db) => addReportWords(db, { reporterUserId: 1, roomId: PAST, words: 'x' }),
  banMember: (db) => banMember(db, { memberId: 3_000, until: at, reason: null }),
  findPastRoom: (db) => findPastRoom(db, PAST, 1),
  findLastRoom: (db) => findLastRoom(db, 3_000),
  rateRoom: (db) => rateRoom(db, { roomId: PAST, raterUserId: 1, ratedUserId: 2, isGood: true, at }),
  unblockMember: (db) => unblockMember(db, pair),
  openRoom: (db) => openRoom(db, { ...room, premium: false }),
  closeRoom: (db) => closeRoom(db, { ...room, endedAt: at, reason: 'stop' }),
  findActiveRoom: (db) => findActiveRoom(db, 3_000),
  'findActiveRoom of a member with 3,000 rooms': (db) => findActiveRoom(db, 1),
  deleteMember: (db) => deleteMember(db, { memberId: 5_000, identity: 'a'.repeat(64), at }),
  takeBack: (db) => takeBack(db, { memberId: 5_000, identity: 'a'.repeat(64), registers: true, at }),
  wasMember: (db) => wasMember(db, 'a'.repeat(64)),
  exportMember: (db) => exportMember(db, 3_000),
  recentRooms: (db) => recentRooms(db, 3_000, at),
  ...PREMIUM_QUERIES,
  recentPartners: (db) => recentPartners(db, 3_000, { last: 10, sinceHours: 24 }),
}

describe('with 6,000 members and 15,000 rooms', () => {
  it.each(Object.entries(QUERIES))('%s reads no table in full', async (_, query) => {
    expect(await scansOf(query)).toEqual([])
  })

  it('a query without an index would be noticed', async () => {
    const byAge = await scansOf((db) =>
      db.prisma.user.findMany({ where: { age: 20, username: { not: 'x' } } }),
    )
    expect(byAge).toEqual([expect.stringMatching(/users: ALL by null/)])
    const byReason = await scansOf((db) => db.prisma.chatRoom.count({ where: { endReason: 'stop' } }))
    expect(byReason).toEqual([expect.stringMatching(/chat_rooms: ALL by null/)])
  })
})
