import { afterAll, beforeAll, expect, it } from 'vitest'
import { newMember } from '../../../test/sql/new-member.js'
import { openStore } from '../../../test/sql/open-store.js'
import { banMember } from '../moderation.js'
import { reportCard } from './index.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

const now = new Date()
const HOUR_MS = 3_600_000

it('the card of a report calls nobody banned whose ban is over', async () => {
  const [reporterId, reportedId] = [await newMember(store.db, 1), await newMember(store.db, 2)]
  const data = { reporterId, reportedId, reportType: 'spam' }
  const { id } = await store.db.prisma.report.create({ data })
  const isBanned = async (until: Date | null) => {
    await banMember(store.db, { memberId: 2, until, reason: null })
    return (await reportCard(store.db, id, now))?.reported.isBanned
  }
  expect(await isBanned(null)).toBe(true)
  expect(await isBanned(new Date(now.getTime() + HOUR_MS))).toBe(true)
  expect(await isBanned(new Date(now.getTime() - HOUR_MS))).toBe(false)
})
