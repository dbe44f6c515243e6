import type { RunningService } from '@anonchat/runtime'
import { findMember } from '@anonchat/store'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startAdmin } from '../src/index.js'
import { fails, interfaceOf } from './interface.js'
import { reportAbout } from './people.js'
import { type Servers, startServers } from './servers.js'
import { openWorld, type World } from './world.js'

const DAY_MS = 86_400_000

let servers: Servers
let service: RunningService
let world: World
beforeAll(async () => {
  servers = await startServers()
  service = await startAdmin(servers.environment)
  world = await openWorld(servers)
})
beforeEach(() => world.forget())
afterAll(async () => {
  await world?.close()
  await service?.stop()
  await servers?.dispose()
})

const url = () => `http://127.0.0.1:${service.port}`
const ask = interfaceOf(() => ({ ...world, url: url(), environment: servers.environment }))
const away = fails(503, 'unavailable')
const moderated = async () =>
  (await world.events()).flatMap((event) =>
    event.type === 'moderated' ? [`${event.what} ${event.memberId}`] : [],
  )

/** Asks while a server is away, and then, when it is back, until it is done. */
async function onceBack(
  server: Servers['nats'] | Servers['redis'],
  order: () => ReturnType<typeof ask>,
  meanwhile: () => Promise<void> = async () => undefined,
) {
  await server.stop('SIGKILL')
  try {
    expect(await order()).toEqual(away)
    await meanwhile()
  } finally {
    await server.start()
  }
  await expect.poll(async () => (await order()).status).toBe(200)
  // The connection of the test comes back by itself as well.
  await expect.poll(() => world.bus.jsm.streams.info('MEMBERS').catch(() => null)).not.toBeNull()
  return await order()
}

describe('while NATS is away', () => {
  it('premium is given once: the same order under the same key has the member told', async () => {
    const { memberId } = await world.member()
    const key = { 'Idempotency-Key': 'premium-while-nats-is-away' }
    const order = () => ask('POST', `/members/${memberId}/premium`, { days: 30 }, key)
    await onceBack(servers.nats, order)
    const until = (await findMember(world.db, memberId))?.premiumUntil ?? new Date(0)
    expect(Math.round((until.getTime() - Date.now()) / DAY_MS)).toBe(30)
    const events = (await world.events()).filter(({ type }) => type === 'premium')
    expect(events).toMatchObject([{ memberId, change: 'granted', days: 30 }])
  })

  it.each([
    ['the same key', () => ({ 'Idempotency-Key': 'resolve-while-nats-is-away' })],
    ['another key', () => ({})],
  ])('a report is decided once: the same decision under %s finishes it', async (_, key) => {
    const [a, b, c] = [await world.member(), await world.member(), await world.member()]
    const report = await reportAbout(world, a, b)
    await reportAbout(world, c, b)
    const body = { action: 'ban', days: 7 }
    const decided = await onceBack(servers.nats, () => ask('POST', `/reports/${report}/resolve`, body, key()))
    expect(decided.body).toMatchObject({ resolution: 'ban', also_resolved: 1 })
    expect((await moderated()).toSorted()).toEqual(
      [`banned ${b.memberId}`, `thanked ${a.memberId}`, `thanked ${c.memberId}`].toSorted(),
    )
    const log = await world.db.prisma.adminAction.findMany({ where: { targetUserId: b.userId } })
    expect(log.map(({ action }) => action).toSorted()).toEqual(['ban', 'report', 'report'])
    for (const other of [{ action: 'ban', days: 30 }, { action: 'warn' }])
      expect(await ask('POST', `/reports/${report}/resolve`, other)).toEqual(fails(409, 'report_taken'))
  })
})

describe('while Redis is away', () => {
  it('a request is told so before anything is done, by the interface and by the page', async () => {
    const { memberId, userId } = await world.member()
    const actions = () => world.db.prisma.adminAction.count({ where: { targetUserId: userId } })
    await onceBack(
      servers.redis,
      () => ask('POST', `/members/${memberId}/ban`, { days: 7 }),
      async () => {
        expect((await fetch(`${url()}/panel/members`)).status).toBe(503)
        expect(await actions()).toBe(0)
        expect((await findMember(world.db, memberId))?.isBanned).toBe(false)
      },
    )
    expect(await moderated()).toContain(`banned ${memberId}`)
  })
})
