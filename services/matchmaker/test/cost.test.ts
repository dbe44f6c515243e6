import type { Ticket } from '@anonchat/contracts'
import { poolKey } from '@anonchat/store'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toPoolTicket } from '../src/domain/pool-ticket.js'
import { POOL_SETTINGS } from '../src/domain/settings.js'
import { openPoolFixture, type PoolFixture } from './pool-fixture.js'
import { requestOf, ticketOf } from './requests.js'

const NOW = 1_800_000_000_000
const WAITING = 50_000
const { examineLimit } = POOL_SETTINGS
let fixture: PoolFixture

/** None fits another: men who want women, and people who accept men of 60 to 65 while the men beside them are older. */
function waitingTicket(index: number): Ticket {
  const memberId = 10_000 + index
  const plain = { genders: ['female' as const] }
  if (index % 10 === 0)
    return ticketOf(memberId, { gender: 'other', wants: { genders: ['male'], ageMin: 60, ageMax: 65 } })
  if (index % 10 === 1) return ticketOf(memberId, { gender: 'male', age: 66, wants: { genders: ['other'] } })
  return ticketOf(memberId, { gender: 'male', age: 18 + (index % 40), wants: plain })
}

beforeAll(async () => {
  fixture = await openPoolFixture()
  for (let at = 0; at < WAITING; at += 500) {
    const batch = Array.from({ length: 500 }, (_, index) =>
      requestOf(waitingTicket(at + index), NOW + at + index),
    )
    await Promise.all(batch.map(fixture.begin))
    await Promise.all(batch.map((one) => fixture.pool.matchOrWait(toPoolTicket(one), ulid(), NOW + WAITING)))
  }
  expect(await fixture.pool.count()).toBe(WAITING)
}, 300_000)
afterAll(() => fixture.dispose())

describe(`with ${WAITING} people waiting who do not fit`, () => {
  it('a search of whom no cell holds anybody examines nobody', async () => {
    const ticket = ticketOf(1001, { gender: 'male', age: 30, wants: { genders: ['male'] } })
    expect(await fixture.search(requestOf(ticket, NOW), NOW)).toEqual({ kind: 'waiting', examined: 0 })
  })

  it('a search among near misses examines no more than the limit', async () => {
    const ticket = ticketOf(1002, { gender: 'male', age: 67, wants: { genders: ['other'] } })
    expect(await fixture.search(requestOf(ticket, NOW), NOW)).toEqual({
      kind: 'waiting',
      examined: examineLimit,
    })
  })

  it('a try later on examines no more than the limit for each ticket', async () => {
    const rooms = [ulid(), ulid(), ulid(), ulid()]
    const { tried, examined } = await fixture.pool.retry(rooms, NOW + 10 * WAITING)
    expect(tried).toBe(rooms.length)
    expect(examined).toBeLessThanOrEqual(rooms.length * examineLimit)
  })

  it('a partner behind hundreds of near misses is found by trying again, each try within the limit', async () => {
    await fixture.redis.del(poolKey('retries'))
    const over = { ageMin: 80, ageMax: 99 }
    const partner = ticketOf(1004, { gender: 'male', age: 64, wants: { genders: ['other'], ...over } })
    await fixture.search(requestOf(partner, NOW + 5_000), NOW + WAITING)
    // Of the men of 60 to 69 in the pool all are 66, except the one who came 5 s after the first.
    const far = ticketOf(1003, {
      gender: 'other',
      age: 90,
      wants: { genders: ['male'], ageMin: 60, ageMax: 65 },
    })
    let now = NOW + WAITING
    const first = await fixture.search(requestOf(far, now), now)
    expect(first).toEqual({ kind: 'waiting', examined: examineLimit })
    for (let tries = 1; ; tries++) {
      now += POOL_SETTINGS.retryMs
      const { tried, examined, matched } = await fixture.pool.retry([ulid()], now)
      expect(tried).toBe(1)
      expect(examined).toBeLessThanOrEqual(examineLimit)
      if (matched.length === 0) continue
      expect(matched).toMatchObject([{ sides: [{ memberId: 1004 }, { memberId: 1003 }] }])
      expect(tries).toBe(Math.floor(500 / examineLimit))
      break
    }
  })
})
