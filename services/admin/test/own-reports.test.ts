import { claimOne, claimReport, resolveReport } from '@anonchat/store'
import { beforeEach, describe, expect, it } from 'vitest'
import { KEY, PANEL_BASE, signIn } from './panel.js'
import { reportAbout } from './people.js'
import { play } from './play.js'
import { pressed, said } from './requests.js'
import { ADMIN, SECOND_ADMIN } from './servers.js'
import { wordsOf } from './world.js'

const world = play({ ADMIN_PANEL_URL: PANEL_BASE })

beforeEach(async () => {
  await world().db.prisma.report.updateMany({ data: { isResolved: true, resolution: 'none' } })
})

const asAdmin = async () => {
  const row = await world().db.prisma.user.findUnique({ where: { telegramId: BigInt(ADMIN) } })
  return row === null ? await world().member({ memberId: ADMIN }) : { memberId: ADMIN, userId: row.id }
}

describe('a report about an admin', () => {
  it('is not theirs to see or to decide; another admin gets it', async () => {
    const [own, reporter] = [await asAdmin(), await world().member()]
    const id = await reportAbout(world(), reporter, own)
    await world().ask(
      said(ADMIN, '/admin_reports'),
      pressed(ADMIN, `admin:reports:show:${id}`),
      pressed(ADMIN, `admin:reports:resolve:${id}:dismissed`),
      pressed(ADMIN, `admin:user:reports:${own.userId}`),
    )
    const told = (await world().saidTo(ADMIN)).map(wordsOf).join('\n')
    expect(told).not.toContain(String(reporter.memberId))
    expect(await world().db.prisma.report.findUnique({ where: { id } })).toMatchObject({ isResolved: false })
    await world().ask(said(SECOND_ADMIN, '/admin_reports'))
    const [card] = await world().saidTo(SECOND_ADMIN)
    expect(card === undefined ? '' : wordsOf(card)).toContain(`#${id}`)
    await world().ask(
      pressed(SECOND_ADMIN, `admin:reports:resolve:${id}:warn`),
      pressed(ADMIN, `admin:reports:undo:${id}`),
    )
    expect(await world().db.prisma.report.findUnique({ where: { id } })).toMatchObject({ resolution: 'warn' })
  })

  it('is not shown to them on the page', async () => {
    const [own, reporter] = [await asAdmin(), await world().member()]
    const id = await reportAbout(world(), reporter, own)
    const { cookie } = await signIn(world())
    for (const path of ['/reports', `/reports/${id}`, `/members/${own.userId}`]) {
      const answer = await fetch(`${world().url}/panel${path}`, { headers: { cookie } })
      // A card has the last rooms as well, which say nothing of reports.
      const [, reports] = (await answer.text()).split(path.startsWith('/members') ? '🚩 Reports' : '<main>')
      expect(reports ?? '').not.toContain(String(reporter.memberId))
    }
    const byKey = await fetch(`${world().url}/panel/reports/${id}`, { headers: KEY })
    expect(await byKey.text()).toContain(String(reporter.memberId))
  })
})

it('of two who have the key one holds a report, and who holds it decides', async () => {
  const [a, b, actor] = [await world().member(), await world().member(), { kind: 'api' } as const]
  const id = await reportAbout(world(), a, b)
  const now = new Date()
  const taken = await Promise.all([1, 2, 3].map(() => claimReport(world().db, actor, now)))
  expect(taken.filter((one) => one !== null)).toEqual([id])
  expect(await claimOne(world().db, id, actor, now)).toBe(false)
  const decision = { reportId: id, resolution: 'none', actor, key: `own-${id}`, at: now } as const
  expect(await resolveReport(world().db, decision)).toMatchObject({ kind: 'resolved' })
})
