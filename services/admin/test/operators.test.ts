import { createBroadcast } from '@anonchat/store'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPanelSessions } from '../src/out/panel/sessions.js'
import { form, KEY, PANEL_BASE, signIn } from './panel.js'
import { askingForStars, reportAbout } from './people.js'
import { play } from './play.js'
import { filled, operatorRoutes, type Route } from './routes.js'
import { ADMIN, BANNED_ADMIN } from './servers.js'

const world = play({ ADMIN_PANEL_URL: PANEL_BASE })
const STRANGER = 611_111

/** Whom nobody has to know: the way in, and what it looks like. */
const OPEN = ['GET /panel/assets/:name', 'GET /panel/sign-in', 'POST /panel/sign-in']
/** What forms of the page carry. */
const FIELDS = { days: '7', reason: '-', words: '', resolution: 'ban', sure: 'yes', text: 'Hello' }
const nameOf = ({ method, path }: Route) => `${method} ${path}`

let routes: readonly Route[] = []
let target = { memberId: 0, userId: 0, report: 0, broadcast: 0, payment: 0 }
let signedIn = { cookie: '', csrf: '' }
beforeAll(async () => {
  const { db, member, redis } = world()
  await member({ memberId: BANNED_ADMIN })
  await db.prisma.user.update({ where: { telegramId: BigInt(BANNED_ADMIN) }, data: { isBanned: true } })
  const [reporter, { memberId, userId }] = [await member(), await member()]
  const report = await reportAbout(world(), reporter, { userId })
  const [createdAt, sourceMessageIds] = [new Date(), [7]]
  const broadcast = await createBroadcast(db, { key: 'b', adminId: ADMIN, sourceMessageIds, createdAt })
  await db.prisma.broadcast.update({
    where: { id: broadcast },
    data: { status: 'scheduled', scheduledAt: new Date(Date.now() + 86_400_000), audienceSize: 1 },
  })
  const payment = (await askingForStars(world())).paymentId
  target = { memberId, userId, report, broadcast, payment }
  signedIn = await signIn(world())
  routes = operatorRoutes(redis).filter((route) => !OPEN.includes(nameOf(route)))
})

async function forgetWrongKeys(): Promise<void> {
  const keys = await world().redis.keys('wrong-keys:*')
  if (keys.length > 0) await world().redis.del(...keys)
}
beforeEach(forgetWrongKeys)

/** A route as a request about what is really there. */
const pathOf = ({ path }: Route): string => {
  const { memberId, userId, report, broadcast, payment } = target
  const ids = { '/members/': userId, '/reports/': report, '/payments/': payment }
  const id = Object.entries(ids).find(([part]) => path.includes(part))?.[1] ?? broadcast
  return filled(path, { id, member: memberId, queueName: 'deliver' })
}

/** All that a request could have changed. */
async function state() {
  const { db, envelopes, events, redis } = world()
  return {
    member: await db.prisma.user.findUnique({ where: { id: target.userId } }),
    report: await db.prisma.report.findUnique({ where: { id: target.report } }),
    payment: await db.prisma.payment.findUnique({ where: { id: target.payment } }),
    broadcast: await db.prisma.broadcast.findUnique({ where: { id: target.broadcast } }),
    actions: await db.prisma.adminAction.count(),
    standing: await redis.hgetall(`{pool}:session:${target.memberId}`),
    published: [...(await envelopes()), ...(await events())].length,
  }
}

/** Says in which routes somebody got more than the same refusal as everywhere. */
async function letThrough(headersOf: () => Promise<Record<string, string>>): Promise<string[]> {
  const before = await state()
  const refusals = new Map<string, string>()
  const found: string[] = []
  for (const route of routes) {
    const isApi = route.path.startsWith('/api/')
    const body = route.method === 'GET' ? {} : form(FIELDS)
    // Anew each time: a session that was refused is gone.
    const headers = await headersOf()
    const answer = await fetch(world().url + pathOf(route), { headers, ...body, method: route.method })
    const text = await answer.text()
    const kind = isApi ? 'api' : 'panel'
    if (!refusals.has(kind)) refusals.set(kind, text)
    if (answer.status !== 401 || text !== refusals.get(kind) || text.includes(String(target.memberId)))
      found.push(`${nameOf(route)}: ${answer.status}`)
    await forgetWrongKeys()
  }
  expect(await state()).toEqual(before)
  return found
}

describe('no route of operators', () => {
  it('is forgotten here', () => {
    const names = routes.map(nameOf)
    for (const name of ['POST /api/admin/members/:member/delete', 'GET /panel', 'POST /panel/reports/next'])
      expect(names).toContain(name)
    expect(names.some((name) => name.startsWith('PUT /panel/queues/'))).toBe(true)
    expect(routes.length).toBeGreaterThan(40)
  })

  it.each<[string, () => Promise<Record<string, string>>]>([
    ['nobody', async () => ({})],
    ['a wrong key', async () => ({ 'X-API-Key': 'a-key-of-the-operatorS' })],
    ['an empty key', async () => ({ 'X-API-Key': '' })],
    ['a forged cookie', async () => ({ cookie: `panel=${'A'.repeat(32)}` })],
    ['a cookie that names an admin', async () => ({ cookie: `panel=${ADMIN}` })],
    [
      'a session of somebody who is no admin',
      async () => ({ cookie: `panel=${await openPanelSessions(world().redis).begin(STRANGER)}` }),
    ],
    [
      'a session of an admin who is banned',
      async () => ({ cookie: `panel=${await openPanelSessions(world().redis).begin(BANNED_ADMIN)}` }),
    ],
    [
      'a session that has ended',
      async () => {
        const sessions = openPanelSessions(world().redis)
        const cookie = await sessions.begin(ADMIN)
        await sessions.end(cookie)
        return { cookie: `panel=${cookie}` }
      },
    ],
    ['a wrong key beside a session', async () => ({ cookie: signedIn.cookie, 'X-API-Key': 'wrong' })],
  ])('does anything, or reveals anything, for %s', async (_, headersOf) => {
    expect(await letThrough(headersOf)).toEqual([])
  })

  it('that changes something does so without what its form carries', async () => {
    const others = await signIn(world())
    const before = await state()
    const found: string[] = []
    for (const route of routes) {
      if (route.method === 'GET' || route.path.startsWith('/api/')) continue
      for (const csrf of [undefined, '', others.csrf]) {
        const fields = csrf === undefined ? FIELDS : { ...FIELDS, csrf }
        const headers = { cookie: signedIn.cookie }
        const answer = await fetch(world().url + pathOf(route), {
          ...form(fields),
          headers,
          method: route.method,
        })
        if (answer.status !== 403) found.push(`${nameOf(route)}: ${answer.status}`)
      }
    }
    expect(found).toEqual([])
    expect(await state()).toEqual(before)
  })

  it('of the interface for programs takes a session for a key', async () => {
    const headers = { cookie: signedIn.cookie }
    for (const route of routes.filter(({ path }) => path.startsWith('/api/')))
      expect((await fetch(world().url + pathOf(route), { headers, method: route.method })).status).toBe(401)
  })

  it('of the queue board changes a queue, even for who may see it', async () => {
    const headers = { ...KEY }
    for (const route of routes.filter(({ method, path }) => method !== 'GET' && path.includes('/queues/')))
      expect((await fetch(world().url + pathOf(route), { headers, method: route.method })).status).toBe(404)
  })

  it('is closed to who may come', async () => {
    const reads = routes.filter(({ method }) => method === 'GET')
    for (const route of reads) {
      const isApi = route.path.startsWith('/api/')
      const headers = isApi ? KEY : { cookie: signedIn.cookie }
      const { status } = await fetch(world().url + pathOf(route), { headers })
      expect([nameOf(route), status]).not.toEqual([nameOf(route), 401])
    }
  })
})

it('nobody has the service read more than any request is long', async () => {
  const body = 'x'.repeat(100_000)
  for (const path of ['/panel/sign-in', '/panel/members/1/ban', '/api/admin/members/1/ban'])
    expect((await fetch(world().url + path, { method: 'POST', body })).status).toBe(413)
})

it('behind a proxy who presents wrong keys again and again waits alone, whatever they say of themselves', async () => {
  const [guesser, operator] = ['203.0.113.7', '203.0.113.8']
  const status = async (key: string, forwarded: string) => {
    const headers = { 'X-API-Key': key, 'X-Forwarded-For': forwarded }
    return (await fetch(`${world().url}/api/admin/stats`, { headers })).status
  }
  for (let times = 0; times < 10; times += 1)
    expect(await status('wrong', `198.51.100.${times}, ${guesser}`)).toBe(401)
  expect(await status(KEY['X-API-Key'], `${operator}, ${guesser}`)).toBe(429)
  expect(await status(KEY['X-API-Key'], operator)).toBe(200)
})

it('an address that presents wrong keys again and again waits, whatever it presents then', async () => {
  const status = async (key: string) =>
    (await fetch(`${world().url}/api/admin/stats`, { headers: { 'X-API-Key': key } })).status
  const wrong = await Promise.all(Array.from({ length: 9 }, () => status('wrong')))
  expect(new Set(wrong)).toEqual(new Set([401]))
  expect(await status(KEY['X-API-Key'])).toBe(200)
  await status('wrong')
  expect(await status(KEY['X-API-Key'])).toBe(429)
  expect(await status('wrong')).toBe(429)
  const stored = await world().redis.keys('wrong-keys:*')
  expect(stored.join()).not.toContain('127.0.0.1')
})
