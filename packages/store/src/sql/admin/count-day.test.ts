import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { registration } from '../../../test/sql/new-member.js'
import { openStore } from '../../../test/sql/open-store.js'
import { deleteMember } from '../leaving/index.js'
import { registerMember } from '../members.js'
import { banMember } from '../moderation.js'
import { countDay, countNow, dayAfter, dayOf, listMembers, startOf } from './index.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
beforeEach(async () => {
  await store.db.prisma.formerMember.deleteMany()
  await store.db.prisma.user.deleteMany()
})
afterAll(() => store.close())

const MATCHING = { matched: 0, timedOut: 0, waitMedianMs: 0 }
const HOUR_MS = 3_600_000
const today = dayOf(new Date())
const noon = new Date(startOf(today).getTime() + 12 * HOUR_MS)
const later = (hours: number) => new Date(noon.getTime() + hours * HOUR_MS)
const joined = (memberId: number, registeredAt: Date) =>
  registerMember(store.db, registration(memberId, { registeredAt }))

it('premium of a day that runs is that of now, of one that is over that at its end, and for ever counts', async () => {
  for (const [index, premiumExpiresAt] of [null, later(3), later(24), later(-3)].entries()) {
    const { userId } = await joined(100 + index, later(-48))
    await store.db.prisma.user.update({ where: { id: userId }, data: { isPremium: true, premiumExpiresAt } })
  }
  const premium = async (now: Date) => (await countDay(store.db, today, MATCHING, now)).premiumMembers
  expect(await premium(noon)).toBe(3)
  expect(await premium(later(-6))).toBe(4)
  expect(await premium(startOf(dayAfter(today, 2)))).toBe(2)
})

it('who left since midnight is a member no more, who joined and left is not counted at all', async () => {
  const leave = (memberId: number) =>
    deleteMember(store.db, { memberId, identity: `identity-${memberId}`, at: noon })
  for (const memberId of [201, 202, 203]) await joined(memberId, later(-48))
  await store.db.prisma.user.updateMany({ data: { createdAt: later(-48) } })
  for (const memberId of [204, 205]) await joined(memberId, noon)
  await store.db.prisma.user.updateMany({
    where: { telegramId: { gte: 204 } },
    data: { createdAt: noon },
  })
  await leave(201)
  await leave(204)
  const { members, newMembers } = await countDay(store.db, today, MATCHING, noon, 3)
  expect({ members, newMembers }).toEqual({ members: 3, newMembers: 1 })
  expect((await countDay(store.db, today, MATCHING, noon)).members).toBe(3)
})

it('of the banned only those are counted who are listed: nobody whose ban is over, or who left', async () => {
  for (const [index, until] of [null, later(3), later(-3), null].entries()) {
    await joined(301 + index, later(-48))
    await banMember(store.db, { memberId: 301 + index, until, reason: null })
  }
  await deleteMember(store.db, { memberId: 304, identity: 'identity-304', at: noon })
  expect((await countNow(store.db, noon)).banned).toBe(2)
  const page = { cursor: null, limit: 10, now: noon }
  expect((await listMembers(store.db, { kind: 'banned' }, page)).members).toHaveLength(2)
})
