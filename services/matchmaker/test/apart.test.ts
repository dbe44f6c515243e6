import { type Apart, openApart } from '@anonchat/store'
import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPoolFixture, type PoolFixture, RECENT_PARTNER_MS } from './pool-fixture.js'
import { requestOf, ticketOf } from './requests.js'

const NOW = 1_800_000_000_000
let fixture: PoolFixture
let apart: Apart

beforeAll(async () => {
  fixture = await openPoolFixture()
  apart = openApart(fixture.redis)
})
afterAll(() => fixture.dispose())
beforeEach(async () => void (await fixture.redis.flushall()))

/** Who blocked, and who begins to search last: the tickets of both are older than the block. */
const BOTH_WAYS = [
  [1001, 1002],
  [1002, 1001],
] as const

describe('two who are kept apart', () => {
  it.each(BOTH_WAYS)('are not paired by tickets that are older than the block (%i of %i)', async (by, of) => {
    const { search, pool } = fixture
    await search(requestOf(ticketOf(1001), NOW), NOW)
    await apart.keep(by, [of])
    expect(await search(requestOf(ticketOf(1002), NOW), NOW)).toMatchObject({ kind: 'waiting' })
    expect(await pool.count()).toBe(2)
    expect(await search(requestOf(ticketOf(1003), NOW), NOW)).toMatchObject({ kind: 'matched' })
  })

  it.each(BOTH_WAYS)('are not paired by a later look of those who wait (%i of %i)', async (by, of) => {
    const { search, pool } = fixture
    await search(requestOf(ticketOf(1001), NOW), NOW)
    await search(requestOf(ticketOf(1002, { recent: [1001] }), NOW), NOW)
    await apart.keep(by, [of])
    const later = NOW + RECENT_PARTNER_MS
    expect(await pool.retry([ulid(), ulid()], later)).toMatchObject({ matched: [] })
    expect(await pool.count()).toBe(2)
  })

  it('may meet again when it is lifted', async () => {
    const { search, redis } = fixture
    await apart.keep(1001, [1002, 1003])
    await apart.allow(1002, 1001)
    await search(requestOf(ticketOf(1001), NOW), NOW)
    expect(await search(requestOf(ticketOf(1002), NOW), NOW)).toMatchObject({ kind: 'matched' })
    expect(await redis.smembers('{pool}:apart:1001')).toEqual(['1003'])
  })
})
