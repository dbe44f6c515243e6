import type { MatchRequest } from '@anonchat/contracts'
import { openPool, openRedis, type Pool, sessionKey } from '@anonchat/store'
import { ulid } from 'ulid'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { toPoolTicket } from '../src/domain/pool-ticket.js'
import { POOL_SETTINGS } from '../src/domain/settings.js'
import { requestOf, ticketOf } from './requests.js'
import { FIRST_MEMBER, startTestSystem, type TestSystem } from './system.js'

const LIMIT = { timeout: 60_000, interval: 20 }
const [ANN, BOB] = [FIRST_MEMBER, FIRST_MEMBER + 1]

let system: TestSystem
let redis: ReturnType<typeof openRedis>
let pool: Pool
beforeAll(async () => {
  system = await startTestSystem(2)
  redis = openRedis(system.redisUrl)
  pool = openPool(redis, { ...POOL_SETTINGS, recentPartnerMs: 60_000, headStartMs: 0 })
})
afterAll(async () => {
  redis.disconnect()
  await system.dispose()
})
afterEach(async () => {
  await system.stopReplicas()
  await redis.flushall()
  await system.clear()
  await system.database.prisma.chatRoom.deleteMany()
})

const begin = async ({ ticket, searchId: search, since, deadline }: MatchRequest) => {
  const session = { state: 'searching', user: ticket.userId, search, since, deadline }
  await redis.hset(sessionKey(ticket.memberId), session)
}
const search = async (request: MatchRequest) => {
  await begin(request)
  await system.publish.match(request)
}
const roomOf = (member: number) => redis.hget(sessionKey(member), 'room')
const recorded = () => system.database.prisma.chatRoom.findMany()
const outboxIsEmpty = async () => (await redis.exists('{pool}:outbox', '{pool}:outbox:due')) === 0
const toldOf = async (type: string) => (await system.events()).filter((event) => event.type === type)

describe('a replica that dies between the claim and the news of it', () => {
  it('is seen through by another: both are told once, and the room is recorded', async () => {
    const now = Date.now()
    const requests = [requestOf(ticketOf(ANN), now), requestOf(ticketOf(BOB), now)]
    await system.start(1)
    await system.stopReplicas()
    // What the dead replica did: the script, long enough ago that others take over.
    for (const request of requests) {
      await begin(request)
      await pool.matchOrWait(toPoolTicket(request), ulid(), now - POOL_SETTINGS.driveAfterMs)
    }
    expect(await system.events()).toEqual([])
    await system.start(2)
    await vi.waitUntil(outboxIsEmpty, LIMIT)
    const roomId = await roomOf(ANN)
    expect(await system.events()).toHaveLength(2)
    expect(await toldOf('matched')).toEqual(
      expect.arrayContaining([
        { type: 'matched', memberId: ANN, trace: `777-${ANN}`, roomId, partnerId: BOB },
        { type: 'matched', memberId: BOB, trace: `777-${BOB}`, roomId, partnerId: ANN },
      ]),
    )
    expect(await recorded()).toMatchObject([{ id: roomId, isActive: true }])
  })
})

describe('while MySQL is away', () => {
  it('people are matched and told; the room is recorded when it is back', async () => {
    await system.start(2)
    await system.mysql.stop('SIGKILL')
    await search(requestOf(ticketOf(ANN), Date.now(), '777-away-1'))
    await search(requestOf(ticketOf(BOB), Date.now(), '777-away-2'))
    await vi.waitUntil(async () => (await toldOf('matched')).length === 2, LIMIT)
    expect(await system.allHandled()).toBe(true)
    expect(await outboxIsEmpty()).toBe(false)
    await system.mysql.start()
    await vi.waitUntil(outboxIsEmpty, LIMIT)
    expect(await recorded()).toMatchObject([{ id: await roomOf(ANN) }])
    expect(await toldOf('matched')).toHaveLength(2)
  })
})

describe('a search that finds nobody', () => {
  it('is told once by several replicas that its time is over, and has seen live figures', async () => {
    await system.start(3, { SEARCH_REFRESH_SECONDS: '1' })
    const request = { ...requestOf(ticketOf(ANN), Date.now(), '777-lonely'), deadline: Date.now() + 6_000 }
    await search(request)
    await vi.waitUntil(async () => (await toldOf('timeout')).length > 0, LIMIT)
    await vi.waitUntil(outboxIsEmpty, LIMIT)
    expect(await toldOf('timeout')).toEqual([
      { type: 'timeout', memberId: ANN, trace: '777-lonely', searchId: '777-lonely' },
    ])
    expect(await redis.hget(sessionKey(ANN), 'state')).toBe('idle')
    const figures = await toldOf('searching')
    expect(figures.length).toBeGreaterThan(0)
    for (const event of figures) expect(event).toMatchObject({ searchId: '777-lonely', peopleSearching: 1 })
  })
})

describe('a request', () => {
  it('that comes after its cancel does nothing', async () => {
    await system.start(1)
    const request = requestOf(ticketOf(ANN), Date.now(), '777-late')
    await redis.hset(sessionKey(ANN), { state: 'idle', user: ANN })
    await system.publish.match({ type: 'cancel', trace: '777-x', searchId: '777-late', memberId: ANN })
    await system.publish.match(request)
    await vi.waitUntil(system.allHandled, LIMIT)
    await search(requestOf(ticketOf(BOB), Date.now(), '777-other'))
    await vi.waitUntil(system.allHandled, LIMIT)
    expect(await pool.count()).toBe(1)
    expect(await system.events()).toEqual([])
  })
})
