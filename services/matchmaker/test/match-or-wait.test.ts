import { sessionKey } from '@anonchat/store'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPoolFixture, type PoolFixture, RECENT_PARTNER_MS } from './pool-fixture.js'
import { requestOf, ticketOf } from './requests.js'

const NOW = 1_800_000_000_000
let fixture: PoolFixture

beforeAll(async () => {
  fixture = await openPoolFixture()
})
afterAll(() => fixture.dispose())
beforeEach(async () => void (await fixture.redis.flushall()))

describe('a search', () => {
  it('waits where nobody is, and is found by the next', async () => {
    const { search, redis, pool } = fixture
    expect(await search(requestOf(ticketOf(1001), NOW), NOW)).toMatchObject({ kind: 'waiting' })
    expect(await pool.count()).toBe(1)
    const answer = await search(requestOf(ticketOf(1002, { isPremium: true }), NOW + 5), NOW + 10)
    if (answer.kind !== 'matched') throw new Error(answer.kind)
    expect(answer.entry).toMatchObject({
      premium: true,
      published: false,
      openedAt: NOW + 10,
      sides: [
        { memberId: 1001, userId: 1001, searchId: '777-1001', waitedMs: 10 },
        { memberId: 1002, userId: 1002, searchId: '777-1002', waitedMs: 5 },
      ],
    })
    const room = answer.entry.id
    expect(await redis.hgetall(sessionKey(1001))).toEqual({
      state: 'chatting',
      user: '1001',
      room,
      partner: '1002',
      partner_user: '1002',
      opened_at: String(NOW + 10),
      premium: '1',
      room_search: '777-1001',
      pending: `opened:${room}:1002`,
    })
    expect(await redis.hgetall(sessionKey(1002))).toMatchObject({ state: 'chatting', partner: '1001', room })
    expect(await pool.count()).toBe(0)
  })

  it('leaves no key of a ticket behind', async () => {
    const { search, redis } = fixture
    const wants = { genders: ['female', 'male'] as const, ageMin: 21, ageMax: 43, sameCity: true }
    await search(requestOf(ticketOf(1001, { wants: { ...wants, genders: ['female', 'male'] } }), NOW), NOW)
    await search(requestOf(ticketOf(1002), NOW), NOW)
    const keys = (await redis.keys('*')).sort()
    expect(keys).toEqual(
      ['outbox', 'outbox:due', 'session:1001', 'session:1002'].map((rest) => `{pool}:${rest}`).sort(),
    )
  })

  it('finds the one who waits longest of those who fit', async () => {
    const { search } = fixture
    const men = { genders: ['male' as const] }
    await search(requestOf(ticketOf(1001, { wants: men }), NOW), NOW)
    await search(
      requestOf(ticketOf(1002, { gender: 'male', age: 50, wants: { ageMax: 20 } }), NOW + 1),
      NOW + 1,
    )
    await search(requestOf(ticketOf(1003, { wants: men }), NOW + 2), NOW + 2)
    const answer = await search(
      requestOf(ticketOf(1004, { gender: 'male', wants: { genders: ['female'] } }), NOW + 3),
      NOW + 3,
    )
    expect(answer).toMatchObject({
      kind: 'matched',
      entry: { sides: [{ memberId: 1001 }, { memberId: 1004 }] },
    })
  })

  it('that is asked for again while it waits changes nothing', async () => {
    const { search, pool, redis } = fixture
    const request = requestOf(ticketOf(1001), NOW)
    await search(request, NOW)
    const before = await redis.keys('*')
    expect(await search(request, NOW + 9)).toMatchObject({ kind: 'waiting' })
    expect((await redis.keys('*')).sort()).toEqual(before.sort())
    expect(await pool.count()).toBe(1)
  })

  it('takes the place of an earlier search of the same member', async () => {
    const { search, pool } = fixture
    await search(requestOf(ticketOf(1001), NOW, '777-1'), NOW)
    await search(requestOf(ticketOf(1001, { wants: { genders: ['male'] } }), NOW, '777-2'), NOW)
    expect(await pool.count()).toBe(1)
    expect(await search(requestOf(ticketOf(1002), NOW), NOW)).toMatchObject({ kind: 'waiting' })
  })
})

describe('recent partners', () => {
  it('do not meet again before one of them has waited long enough, then do by themselves', async () => {
    const { search, pool } = fixture
    await search(requestOf(ticketOf(1001), NOW), NOW)
    const second = requestOf(ticketOf(1002, { recent: [1001] }), NOW + 10)
    expect(await search(second, NOW + 10)).toMatchObject({ kind: 'waiting' })
    const rooms = ['01JD0000000000000000000000']
    const early = await pool.retry(rooms, NOW + RECENT_PARTNER_MS - 1)
    expect(early).toMatchObject({ tried: 0, matched: [] })
    const late = await pool.retry(rooms, NOW + RECENT_PARTNER_MS)
    expect(late.matched).toMatchObject([{ id: rooms[0], sides: [{ memberId: 1001 }, { memberId: 1002 }] }])
  })

  it('meet at once where one of them has waited long enough', async () => {
    const { search } = fixture
    await search(requestOf(ticketOf(1001, { recent: [1002] }), NOW), NOW)
    const now = NOW + RECENT_PARTNER_MS
    expect(await search(requestOf(ticketOf(1002), now), now)).toMatchObject({ kind: 'matched' })
  })
})
