import { createBroadcast } from '@anonchat/store'
import { describe, expect, it } from 'vitest'
import { fails, interfaceOf } from './interface.js'
import { reportAbout } from './people.js'
import { play } from './play.js'
import { ADMIN } from './servers.js'

const world = play()
const DAY_MS = 86_400_000

const ask = interfaceOf(world)
const actions = (userId: number) =>
  world().db.prisma.adminAction.findMany({ where: { targetUserId: userId }, orderBy: { id: 'asc' } })
const told = async (memberId: number) =>
  (await world().events()).flatMap((one) =>
    one.type === 'moderated' && one.memberId === memberId ? [one.what] : [],
  )

describe('members', () => {
  it('are found by their id, their row, their username and their city, and listed by pages', async () => {
    const { memberId, userId } = await world().member({ city: 'Graz', cityKey: 'graz' })
    for (const search of [String(memberId), `#${userId}`, `@user${memberId}`, 'Graz']) {
      const { status, body } = await ask('GET', `/members?search=${encodeURIComponent(search)}`)
      expect(status).toBe(200)
      expect(body.members).toMatchObject([{ telegram_id: memberId, user_id: userId, is_banned: false }])
    }
    await world().member()
    const first = await ask('GET', '/members?limit=1')
    expect(first.body).toMatchObject({ more_before: false, more_after: true })
    const [newest] = first.body.members
    const second = await ask('GET', `/members?limit=1&after=${newest.user_id}`)
    expect(second.body.members[0].user_id).toBeLessThan(newest.user_id)
    const back = await ask('GET', `/members?limit=1&before=${second.body.members[0].user_id}`)
    expect(back.body.members[0].user_id).toBe(newest.user_id)
    expect((await ask('GET', '/members?search=Nowhere-at-all')).body.members).toEqual([])
  })

  it('have a card, and an export that the log knows of', async () => {
    const { memberId, userId } = await world().member()
    const other = await world().member()
    await reportAbout(world(), other, { userId })
    expect((await ask('GET', `/members/${memberId}`)).body).toMatchObject({
      telegram_id: memberId,
      user_id: userId,
      rooms: 1,
      reports: { received: 1, open: 1 },
      last_rooms: [{ partner_telegram_id: other.memberId }],
      last_reports: [{ category: 'spam', is_resolved: false }],
    })
    const kept = await ask('GET', `/members/${memberId}/export`)
    expect(kept.body).toMatchObject({ member: { telegramId: memberId }, rooms: [{ reason: 'stop' }] })
    expect(JSON.stringify(kept.body)).not.toContain(String(other.memberId))
    expect(await actions(userId)).toMatchObject([{ action: 'export', actor: 'api', adminId: null }])
    for (const path of ['', '/export']) {
      expect(await ask('GET', `/members/5${path}`)).toEqual(fails(404, 'member_not_found'))
      expect(await ask('GET', `/members/x${path}`)).toEqual(fails(422, 'invalid_request'))
    }
  })

  it('are banned and unbanned as in the chat: in the record, in Redis, told, and in the log as by an operator', async () => {
    const { memberId, userId } = await world().member()
    const banned = await ask('POST', `/members/${memberId}/ban`, { days: 7, reason: 'insults' })
    expect(banned).toMatchObject({ status: 200, body: { telegram_id: memberId, changed: true } })
    const row = await world().db.prisma.user.findUniqueOrThrow({ where: { id: userId } })
    expect(row).toMatchObject({ isBanned: true, banReason: 'insults' })
    expect(Math.round(((row.bannedUntil?.getTime() ?? 0) - Date.now()) / DAY_MS)).toBe(7)
    expect(await world().redis.hget(`{pool}:session:${memberId}`, 'banned')).toBe(
      String(row.bannedUntil?.getTime()),
    )
    expect(await told(memberId)).toEqual(['banned'])
    const lifted = await ask('POST', `/members/%23${userId}/unban`)
    expect(lifted.body).toMatchObject({ changed: true, ban: null })
    expect((await ask('POST', `/members/${memberId}/unban`)).body).toMatchObject({ changed: false })
    expect(await told(memberId)).toEqual(['banned', 'lifted'])
    expect((await actions(userId)).map(({ action, actor, adminId }) => [action, actor, adminId])).toEqual([
      ['ban', 'api', null],
      ['unban', 'api', null],
    ])
    const listed = await ask('GET', `/log?member=${memberId}`)
    expect(listed.body.actions).toMatchObject([
      { action: 'unban', actor: 'operator', target_telegram_id: memberId },
      { action: 'ban', actor: 'operator', after: { reason: 'insults' } },
    ])
  })

  it('who are admins, or nobody, are not banned', async () => {
    await world().member({ memberId: ADMIN })
    expect(await ask('POST', `/members/${ADMIN}/ban`)).toEqual(fails(409, 'is_admin'))
    expect(await ask('POST', '/members/5/ban')).toEqual(fails(404, 'member_not_found'))
  })

  it('get premium once for each order, however often it is sent', async () => {
    const { memberId } = await world().member()
    const order = { 'Idempotency-Key': 'order-of-a-test' }
    const once = await ask('POST', `/members/${memberId}/premium`, { days: 30 }, order)
    expect(await ask('POST', `/members/${memberId}/premium`, { days: 30 }, order)).toEqual(once)
    expect(Math.round((Date.parse(once.body.premium_until) - Date.now()) / DAY_MS)).toBe(30)
    const more = await ask('POST', `/members/${memberId}/premium`, { days: 30 })
    expect(Math.round((Date.parse(more.body.premium_until) - Date.now()) / DAY_MS)).toBe(60)
  })
})

describe('reports', () => {
  it('are listed gravest first, decided once, opened again, and leave what they say to the chat', async () => {
    const [a, b, c] = [await world().member(), await world().member(), await world().member()]
    const mild = await reportAbout(world(), a, b)
    const grave = await reportAbout(world(), c, b, { severity: 5, category: 'minor', evidence: [4, 5] })
    const listed = (await ask('GET', '/reports?limit=100')).body
    const ids: number[] = listed.reports.map((one: { report_id: number }) => one.report_id)
    expect(ids.indexOf(grave)).toBeLessThan(ids.indexOf(mild))
    const next = await ask('GET', `/reports?after=${grave}`)
    expect(next.body.reports[0].report_id).not.toBe(grave)
    const card = (await ask('GET', `/reports/${grave}`)).body
    expect(card).toMatchObject({ evidence_messages: 2, reported: { telegram_id: b.memberId } })
    expect(card).not.toHaveProperty('evidence')
    expect((await ask('POST', `/reports/${grave}/resolve`, { action: 'warn' })).body).toEqual({
      report_id: grave,
      resolution: 'warn',
      also_resolved: 0,
    })
    expect(await told(b.memberId)).toEqual(['warned'])
    expect(await told(c.memberId)).toEqual(['thanked'])
    expect(await ask('POST', `/reports/${grave}/dismiss`)).toEqual(fails(409, 'report_taken'))
    expect((await ask('POST', `/reports/${grave}/undo`)).status).toBe(200)
    expect(await ask('POST', `/reports/${grave}/undo`)).toEqual(fails(409, 'report_open'))
    const banned = await ask('POST', `/reports/${grave}/resolve`, { action: 'ban', days: 30 })
    expect(banned.body).toMatchObject({ resolution: 'ban', also_resolved: 1 })
    expect(await ask('GET', '/reports/4294967295')).toEqual(fails(404, 'report_not_found'))
  })

  it('that an admin holds are not decided by somebody else', async () => {
    const [a, b] = [await world().member(), await world().member()]
    const id = await reportAbout(world(), a, b)
    await world().db.prisma.report.update({
      where: { id },
      data: { claimedBy: BigInt(ADMIN), claimedAt: new Date() },
    })
    expect(await ask('POST', `/reports/${id}/resolve`, { action: 'ban' })).toEqual(fails(409, 'report_taken'))
    expect(await told(b.memberId)).toEqual([])
  })
})

describe('broadcasts', () => {
  const begin = async (status: 'draft' | 'scheduled' | 'cancelled') => {
    await world().member()
    const id = await createBroadcast(world().db, {
      key: `b-${Math.random()}`,
      adminId: ADMIN,
      sourceMessageIds: [7],
      createdAt: new Date(),
    })
    await world().db.prisma.broadcast.update({
      where: { id },
      data: { status, audienceSize: 1, scheduledAt: new Date(Date.now() + DAY_MS) },
    })
    return id
  }
  const stands = async (id: number) => (await ask('GET', `/broadcasts/${id}`)).body.status

  it('that wait for their time are started, paused, resumed and cancelled', async () => {
    const id = await begin('scheduled')
    expect((await ask('POST', `/broadcasts/${id}/start`)).body).toMatchObject({ status: 'running' })
    expect((await ask('POST', `/broadcasts/${id}/pause`)).body).toMatchObject({ status: 'paused' })
    expect((await ask('POST', `/broadcasts/${id}/resume`)).body).toMatchObject({ status: 'running' })
    expect((await ask('POST', `/broadcasts/${id}/cancel`)).body).toMatchObject({ status: 'cancelled' })
    expect(await ask('POST', `/broadcasts/${id}/resume`)).toEqual(fails(409, 'not_now'))
    const log = await world().db.prisma.adminAction.findMany({ where: { target: `broadcast:${id}` } })
    expect(log.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      'api broadcast.begin',
      'api broadcast.pause',
      'api broadcast.resume',
      'api broadcast.cancel',
    ])
    expect((await ask('POST', `/broadcasts/${id}/undo`)).body).toMatchObject({
      status: expect.stringMatching(/^undo/),
    })
  })

  it('that are too old are not taken back', async () => {
    const id = await begin('cancelled')
    const long = new Date(Date.now() - 3 * DAY_MS)
    await world().db.prisma.broadcast.update({ where: { id }, data: { startedAt: long, finishedAt: long } })
    expect(await ask('POST', `/broadcasts/${id}/undo`)).toEqual(fails(409, 'too_late'))
  })

  it('that are drafts stay with who writes them', async () => {
    const id = await begin('draft')
    for (const order of ['start', 'pause', 'resume', 'cancel', 'undo'])
      expect(await ask('POST', `/broadcasts/${id}/${order}`)).toEqual(fails(409, 'is_draft'))
    expect(await stands(id)).toBe('draft')
    const listed = await ask('GET', '/broadcasts?status=draft')
    expect(listed.body.broadcasts).toMatchObject([{ broadcast_id: id, admin_telegram_id: ADMIN }])
  })
})

it('the figures are those of the chat', async () => {
  const { status, body } = await ask('GET', '/stats')
  expect(status).toBe(200)
  expect(body.days).toHaveLength(30)
  expect(body.days.at(-1)).toMatchObject({ day: new Date().toISOString().slice(0, 10) })
  expect(body.now).toMatchObject({ rooms_now: 0, searching: 0 })
  expect(body.periods.month.joined).toBeGreaterThan(0)
})

describe('a request', () => {
  it.each([
    ['POST', '/members/5/ban', { days: -1 }],
    ['POST', '/members/5/ban', { days: 3_651 }],
    ['POST', '/members/5/ban', { for: 1 }],
    ['POST', '/members/5/ban', '{'],
    ['POST', '/members/5/premium', {}],
    ['POST', '/members/5/premium', { days: '3' }],
    ['POST', '/reports/1/resolve', { action: 'dismissed' }],
    ['POST', '/reports/1/resolve', { action: 'warn', days: 3 }],
    ['GET', '/reports/0', undefined],
    ['GET', '/members?limit=1000', undefined],
    ['GET', '/members?after=1&before=2', undefined],
    ['GET', '/broadcasts?status=odd', undefined],
    ['GET', '/log?before=x', undefined],
  ] as const)('that is not as described is refused in one shape: %s %s %j', async (method, path, body) => {
    expect(await ask(method, path, body)).toEqual(fails(422, 'invalid_request'))
  })

  it('for what is not there gets 404, and a key of an order that is none 422', async () => {
    expect(await ask('GET', '/nothing')).toEqual(fails(404, 'not_found'))
    expect(await ask('POST', '/members/5/unban', undefined, { 'Idempotency-Key': 'a b' })).toEqual(
      fails(422, 'invalid_request'),
    )
  })
})
