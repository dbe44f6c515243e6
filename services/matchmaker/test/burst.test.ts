import type { MatchRequest, Ticket } from '@anonchat/contracts'
import { openRedis, sessionKey } from '@anonchat/store'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { allowed } from '../src/domain/allowed.js'
import { people } from './arbitraries.js'
import { missed, readPairs } from './pairs.js'
import { requestOf, ticketOf } from './requests.js'
import { FIRST_MEMBER, startTestSystem, type TestSystem } from './system.js'

const CROWD = 200
const REPLICAS = 3
const REPEATS = 50
const RECENT_PARTNER_MS = 60_000
const LIMIT = { timeout: 60_000, interval: 20 }

let system: TestSystem
let redis: ReturnType<typeof openRedis>
beforeAll(async () => {
  system = await startTestSystem(CROWD)
  redis = openRedis(system.redisUrl)
  await system.start(REPLICAS)
})
afterAll(async () => {
  redis.disconnect()
  await system.dispose()
})
beforeEach(async () => {
  await redis.flushall()
  await system.clear()
})

/** All of them begin to search at the same instant; resolves when every request was handled. */
async function allSearch(requests: readonly MatchRequest[]): Promise<void> {
  await Promise.all(
    requests.map(({ ticket, searchId: search, since, deadline }) =>
      redis.hset(sessionKey(ticket.memberId), {
        state: 'searching',
        user: ticket.userId,
        search,
        since,
        deadline,
      }),
    ),
  )
  await Promise.all(requests.map((request) => system.publish.match(request)))
  await vi.waitUntil(system.allHandled, LIMIT)
}

/** Everybody in a room was told of it once, and nobody else was told anything. */
async function checkEvents(pairs: Awaited<ReturnType<typeof readPairs>>['pairs']): Promise<void> {
  const told = (await system.events())
    .filter((event) => event.type === 'matched')
    .map(({ memberId, partnerId, roomId }) => `${roomId} ${memberId} ${partnerId}`)
  const expected = pairs.flatMap(({ room, members: [a, b] }) => [`${room} ${a} ${b}`, `${room} ${b} ${a}`])
  expect(told.sort()).toEqual(expected.sort())
}

describe(`${CROWD} people who search at the same instant through ${REPLICAS} replicas`, () => {
  it('are all in rooms of two where anybody will do, told once, and recorded', async () => {
    const members = Array.from({ length: CROWD }, (_, index) => FIRST_MEMBER + index)
    await allSearch(members.map((member) => requestOf(ticketOf(member), Date.now())))
    const { pairs, left } = await readPairs(redis, members)
    expect(left).toEqual([])
    expect(pairs.length).toBe(CROWD / 2)
    await checkEvents(pairs)
    const recorded = async () => await system.database.prisma.chatRoom.findMany()
    await vi.waitUntil(async () => (await recorded()).length === CROWD / 2, LIMIT)
    for (const { id, user1Id, user2Id, isActive } of await recorded()) {
      const pair = pairs.find(({ room }) => room === id)
      expect(pair?.members.toSorted()).toEqual([user1Id, user2Id].toSorted())
      expect(isActive).toBe(true)
    }
    await vi.waitUntil(async () => (await redis.exists('{pool}:outbox', '{pool}:outbox:due')) === 0, LIMIT)
  })

  it(`${REPEATS} times with random filters: only allowed pairs, and nobody left who could be matched`, async () => {
    let repeat = 0
    const crowd = people(CROWD, FIRST_MEMBER)
    await fc.assert(
      fc.asyncProperty(crowd, async (tickets: Ticket[]) => {
        await redis.flushall()
        await system.clear()
        repeat++
        const since = Date.now()
        const requests = tickets.map((ticket) => requestOf(ticket, since, `777-${repeat}-${ticket.memberId}`))
        await allSearch(requests)
        const byMember = new Map(tickets.map((ticket) => [ticket.memberId, { ticket, since }]))
        const members = [...byMember.keys()]
        const waiting = async () =>
          (await readPairs(redis, members)).left.flatMap((member) => byMember.get(member) ?? [])
        await vi.waitUntil(
          async () => missed(await waiting(), Date.now(), RECENT_PARTNER_MS).length === 0,
          LIMIT,
        )
        const { pairs } = await readPairs(redis, members)
        for (const { members: pair, openedAt } of pairs) {
          const [a, b] = pair.map((member) => byMember.get(member))
          if (a === undefined || b === undefined) throw new Error('a stranger in a room')
          expect(allowed(a, b, openedAt, RECENT_PARTNER_MS)).toBe(true)
        }
        await checkEvents(pairs)
      }),
      { numRuns: REPEATS, endOnFailure: true },
    )
  }, 300_000)
})
