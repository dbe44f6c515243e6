import { poolKey, sessionKey } from '@anonchat/store'
import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { toPoolTicket } from '../src/domain/pool-ticket.js'
import { openPoolFixture, type PoolFixture } from './pool-fixture.js'
import { requestOf, ticketOf } from './requests.js'

const NOW = 1_800_000_000_000
let fixture: PoolFixture

beforeAll(async () => {
  fixture = await openPoolFixture()
})
afterAll(() => fixture.dispose())
beforeEach(async () => void (await fixture.redis.flushall()))

const ask = (memberId: number, now = NOW) =>
  fixture.pool.matchOrWait(toPoolTicket(requestOf(ticketOf(memberId), NOW)), ulid(), now)

describe('a cancelled search', () => {
  it('never matches afterwards, and leaves nothing behind', async () => {
    await fixture.search(requestOf(ticketOf(1001), NOW), NOW)
    await fixture.leave(1001)
    expect(await fixture.pool.cancel(1001, '777-1001', NOW)).toBe(true)
    expect(await fixture.pool.cancel(1001, '777-1001', NOW)).toBe(false)
    expect(await fixture.redis.keys('*')).toEqual([sessionKey(1001)])
    expect(await fixture.search(requestOf(ticketOf(1002), NOW), NOW)).toMatchObject({ kind: 'waiting' })
  })

  it('does nothing when its request comes after the cancel', async () => {
    await fixture.begin(requestOf(ticketOf(1001), NOW))
    await fixture.leave(1001)
    await fixture.pool.cancel(1001, '777-1001', NOW)
    expect(await ask(1001)).toMatchObject({ kind: 'dropped' })
    expect(await fixture.pool.count()).toBe(0)
  })

  it('leaves the ticket of a later search alone', async () => {
    await fixture.search(requestOf(ticketOf(1001), NOW, '777-2'), NOW)
    expect(await fixture.pool.cancel(1001, '777-1', NOW)).toBe(false)
    expect(await fixture.pool.count()).toBe(1)
  })

  it('that races with a match either ends before it or is too late, never both', async () => {
    const replicas = [fixture.another(), fixture.another()]
    for (let round = 0; round < 60; round++) {
      const [a, b] = [2_000 + 2 * round, 2_001 + 2 * round]
      await fixture.redis.flushall()
      await fixture.search(requestOf(ticketOf(a), NOW), NOW)
      await fixture.begin(requestOf(ticketOf(b), NOW))
      const cancel = async () => {
        const left = await fixture.leave(a)
        await replicas[0]?.cancel(a, `777-${a}`, NOW)
        return left
      }
      const match = async () =>
        await replicas[1]?.matchOrWait(toPoolTicket(requestOf(ticketOf(b), NOW)), ulid(), NOW)
      const [left, answer] =
        round % 2 === 0
          ? await Promise.all([cancel(), match()])
          : (await Promise.all([match(), cancel()])).toReversed()
      expect(answer).toMatchObject({ kind: left ? 'waiting' : 'matched' })
      const states = await Promise.all(
        [a, b].map((member) => fixture.redis.hget(sessionKey(member), 'state')),
      )
      expect(states).toEqual(left ? ['idle', 'searching'] : ['chatting', 'chatting'])
      expect(await fixture.pool.count()).toBe(left ? 1 : 0)
    }
  })
})

describe('a request that is delivered again', () => {
  it('finds the room that it led to, as long as there is something left to do about it', async () => {
    await fixture.search(requestOf(ticketOf(1001), NOW), NOW)
    const first = await fixture.search(requestOf(ticketOf(1002), NOW), NOW)
    if (first.kind !== 'matched') throw new Error(first.kind)
    const again = { kind: 'matched-before', entry: { id: first.entry.id, sides: first.entry.sides } }
    expect(await ask(1001)).toMatchObject(again)
    expect(await ask(1002)).toMatchObject(again)
    await fixture.pool.removeFromOutbox(first.entry.id, NOW)
    expect(await ask(1002)).toMatchObject({ kind: 'matched-before', entry: null })
  })
})

describe('a search whose time is over', () => {
  it('ends once, with an idle session and one entry for the member', async () => {
    await fixture.search(requestOf(ticketOf(1001), NOW), NOW)
    const over = NOW + 300_000
    expect(await fixture.pool.expire(10, over - 1)).toEqual({ seen: 0, entries: [] })
    const answers = await Promise.all([fixture.pool, fixture.another()].map((pool) => pool.expire(10, over)))
    expect(answers.flatMap(({ entries }) => entries)).toEqual([
      { kind: 'timeout', id: 'timeout/777-1001', memberId: 1001, trace: '777-1001', searchId: '777-1001' },
    ])
    expect(await fixture.redis.hgetall(sessionKey(1001))).toEqual({ state: 'idle', user: '1001' })
    expect(await fixture.pool.count()).toBe(0)
    expect(await ask(1001, over)).toMatchObject({ kind: 'dropped' })
  })

  it('finds nobody when its request comes only then, and ends at once', async () => {
    const over = NOW + 300_000
    await fixture.search(requestOf(ticketOf(1002), over - 1), over - 1)
    const late = requestOf(ticketOf(1001), NOW)
    expect(await fixture.search(late, over)).toEqual({
      kind: 'over',
      examined: 0,
      entry: {
        kind: 'timeout',
        id: 'timeout/777-1001',
        memberId: 1001,
        trace: '777-1001',
        searchId: '777-1001',
      },
    })
    expect(await fixture.redis.hgetall(sessionKey(1001))).toEqual({ state: 'idle', user: '1001' })
    expect(await fixture.pool.count()).toBe(1)
    expect(await fixture.pool.claimOutbox(10, over + 60_000)).toMatchObject([{ id: 'timeout/777-1001' }])
  })

  it('is nobody a later one can find, and is still there to be ended', async () => {
    const over = NOW + 300_000
    await fixture.search(requestOf(ticketOf(1001), NOW), NOW)
    const later = requestOf(ticketOf(1002), over)
    expect(await fixture.search(later, over)).toMatchObject({ kind: 'waiting' })
    expect(await fixture.pool.expire(10, over)).toMatchObject({ entries: [{ memberId: 1001 }] })
  })

  it('does not look again by itself', async () => {
    const pool = fixture.another({ examineLimit: 0 })
    for (const member of [1001, 1002]) {
      const request = requestOf(ticketOf(member), NOW)
      await fixture.begin(request)
      await pool.matchOrWait(toPoolTicket(request), ulid(), NOW)
    }
    const over = NOW + 300_000
    expect(await fixture.pool.retry([ulid(), ulid()], over)).toMatchObject({ matched: [] })
    expect(await fixture.pool.retry([ulid()], over)).toMatchObject({ tried: 0 })
    expect(await fixture.pool.expire(10, over)).toMatchObject({ seen: 2 })
  })

  it('is not told to a member who left it before', async () => {
    await fixture.search(requestOf(ticketOf(1001), NOW), NOW)
    await fixture.leave(1001)
    expect(await fixture.pool.expire(10, NOW + 300_000)).toMatchObject({ entries: [] })
    expect(await fixture.pool.count()).toBe(0)
  })
})

describe('a dead ticket, whose session is gone', () => {
  it('never matches, and disappears when somebody comes across it', async () => {
    for (const member of [1001, 1002, 1003]) {
      await fixture.search(requestOf(ticketOf(member, { wants: { genders: ['male'] } }), NOW + member), NOW)
    }
    await fixture.redis.del(sessionKey(1001))
    await fixture.redis.hset(sessionKey(1002), { search: '777-another' })
    const man = requestOf(ticketOf(1004, { gender: 'male' }), NOW + 9)
    expect(await fixture.search(man, NOW + 9)).toMatchObject({
      kind: 'matched',
      examined: 3,
      entry: { sides: [{ memberId: 1003 }, { memberId: 1004 }] },
    })
    expect(await fixture.pool.count()).toBe(0)
    expect(await fixture.redis.keys(poolKey('cell:*'))).toEqual([])
  })

  it('disappears with the next live figures where nobody comes across it', async () => {
    await fixture.search(requestOf(ticketOf(1001), NOW), NOW)
    await fixture.redis.del(sessionKey(1001))
    expect(await fixture.pool.figures(100, 5_000, NOW + 5_000)).toMatchObject({ due: [] })
    expect(await fixture.redis.keys(poolKey('cell:*'))).toEqual([])
    expect(await fixture.pool.count()).toBe(0)
  })
})
