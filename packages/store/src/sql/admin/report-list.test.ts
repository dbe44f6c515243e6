import { afterAll, beforeAll, expect, it } from 'vitest'
import { newMember } from '../../../test/sql/new-member.js'
import { openStore } from '../../../test/sql/open-store.js'
import { claimReport, listOpenReports } from './index.js'

let store: Awaited<ReturnType<typeof openStore>>
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())

it('reports are listed in the order in which moderators get them, and passed once, page by page', async () => {
  const members: number[] = []
  for (let memberId = 1; memberId <= 5; memberId += 1) members.push(await newMember(store.db, memberId))
  for (let made = 0; made < 24; made += 1) {
    const [reporterId = 0, reportedId = 0] = [members[0], members[1 + ((made * made) % 4)]]
    const data = { reporterId, reportedId, reportType: 'spam', severity: made % 3 }
    await store.db.prisma.report.create({ data })
  }
  const listed: number[] = []
  for (;;) {
    const page = await listOpenReports(store.db, 5, listed.at(-1) ?? null)
    if (page.length === 0) break
    listed.push(...page.map(({ reportId }) => reportId))
  }
  const given: (number | null)[] = []
  for (let adminId = 100; adminId < 124; adminId += 1)
    given.push(await claimReport(store.db, { kind: 'telegram', adminId }, new Date()))
  expect(listed).toEqual(given)
})
