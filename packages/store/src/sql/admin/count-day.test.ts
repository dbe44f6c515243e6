import { afterAll, beforeAll, expect, it } from 'vitest'
import { registration } from '../../../test/sql/new-member.js'
import { openStore } from '../../../test/sql/open-store.js'
import { registerMember } from '../members.js'
import { countDay, dayAfter, dayOf, startOf } from './index.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
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
