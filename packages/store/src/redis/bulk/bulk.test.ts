import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openRedis } from '../client.js'
import { type BulkBudget, openBulkBudget } from './budget.js'
import { countOutcomes, readOutcomes, writeOutcome } from './outcomes.js'
import { openParcels, type Parcels } from './parcels.js'

const WAIT = { timeout: 60_000 }
let server: Server
let redis: Redis
let parcels: Parcels
let budget: BulkBudget
beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
  parcels = openParcels(redis)
  budget = openBulkBudget(redis, { ratePerSecond: 0.001, burst: 3 })
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})
beforeEach(async () => void (await redis.flushall()))

const action = { kind: 'copy' as const, fromChatId: 1, messageIds: [5, 6] }
const parcel = { broadcastId: 7, action, recipients: [{ chatId: 10 }, { chatId: 11 }, { chatId: 12 }] }

describe('a parcel', () => {
  it('keeps what came of each recipient by position, whoever puts it there again', async () => {
    await parcels.put('7-1', parcel)
    await parcels.record('7-1', action, 2, { outcome: 'done', messageIds: [4_000_000_000, 9] })
    await parcels.put('7-1', parcel)
    await parcels.record('7-1', action, 0, { outcome: 'blocked', messageIds: [] })
    const open = await parcels.read('7-1')
    expect(open?.parcel).toEqual(parcel)
    expect(open?.recorded).toEqual([
      { outcome: 'blocked', messageIds: [] },
      { outcome: 'pending', messageIds: [] },
      { outcome: 'done', messageIds: [4_000_000_000, 9] },
    ])
  })

  it('is what was put there last: one that was to be paid for is not, once that is over', async () => {
    await parcels.put('7-1', { ...parcel, action: { ...action, allowPaid: true } })
    await parcels.put('7-1', parcel)
    expect((await parcels.read('7-1'))?.parcel.action).toEqual(action)
  })

  it('that is settled takes no outcome any more, and leaves nothing in Redis', async () => {
    await parcels.put('7-1', parcel)
    await parcels.record('7-1', action, 0, { outcome: 'done', messageIds: [1, 2] })
    await parcels.lease('7-1', 7, 'a', 60_000)
    await parcels.remove('7-1')
    await parcels.record('7-1', action, 1, { outcome: 'done', messageIds: [3, 4] })
    expect(await parcels.lease('7-1', 7, 'a', 60_000)).toEqual({ kind: 'gone' })
    expect(await redis.keys('*')).toEqual([])
  })

  it('leaves out whom it is told to, unless they were written to already', async () => {
    await parcels.put('7-1', parcel)
    await parcels.record('7-1', action, 0, { outcome: 'done', messageIds: [1, 2] })
    await parcels.skip('7-1', action, [0, 2])
    const [{ recorded } = { recorded: [] }] = await parcels.recorded([{ id: '7-1', recipients: 3 }], 2)
    expect(recorded.map(({ outcome }) => outcome)).toEqual(['done', 'pending', 'skipped'])
  })

  it('never stays for ever', async () => {
    await parcels.put('7-1', parcel)
    await parcels.record('7-1', action, 0, { outcome: 'done', messageIds: [1, 2] })
    await parcels.lease('7-1', 7, 'a', 60_000)
    for (const key of await redis.keys('*')) expect(await redis.pttl(key)).toBeGreaterThan(0)
  })

  it('has one holder at a time, until that one lets go or its time is over', async () => {
    await parcels.put('7-1', parcel)
    expect(await parcels.lease('7-1', 7, 'a', 60_000)).toEqual({ kind: 'yours' })
    expect(await parcels.lease('7-1', 7, 'b', 60_000)).toMatchObject({ kind: 'wait' })
    expect(await parcels.lease('7-1', 7, 'a', 60_000)).toEqual({ kind: 'yours' })
    await parcels.release('7-1', 'b')
    expect(await parcels.isLeased('7-1')).toBe(true)
    await parcels.release('7-1', 'a')
    expect(await parcels.lease('7-1', 7, 'b', 30)).toEqual({ kind: 'yours' })
    await vi.waitUntil(async () => (await parcels.lease('7-1', 7, 'a', 60_000)).kind === 'yours', WAIT)
  })

  it('is given to nobody while its broadcast is held, and stays with its holder until that lets go', async () => {
    await parcels.put('7-1', parcel)
    await parcels.lease('7-1', 7, 'a', 60_000)
    await parcels.hold(7, 'paused')
    await parcels.hold(7, 'refused')
    expect(await parcels.heldFor(7)).toBe('paused')
    expect(await parcels.lease('7-1', 7, 'a', 60_000)).toEqual({ kind: 'held' })
    expect(await parcels.isLeased('7-1')).toBe(true)
    await parcels.release('7-1', 'a')
    expect(await parcels.lease('7-1', 7, 'b', 60_000)).toEqual({ kind: 'held' })
    expect(await parcels.isLeased('7-1')).toBe(false)
    await parcels.unhold(7)
    expect(await parcels.lease('7-1', 7, 'b', 60_000)).toEqual({ kind: 'yours' })
  })
})

describe('outcomes', () => {
  it('are read as they were written, and what is cut off is pending', () => {
    const bytes = Buffer.concat([
      writeOutcome({ outcome: 'done', messageIds: [7] }, 1),
      writeOutcome({ outcome: 'deactivated', messageIds: [] }, 1),
    ])
    const read = readOutcomes(bytes.subarray(0, -1), 3, 1)
    expect(read.map(({ outcome }) => outcome)).toEqual(['done', 'pending', 'pending'])
    expect(countOutcomes(read)).toMatchObject({ done: 1, pending: 2, deactivated: 0 })
  })
})

describe('the budget', () => {
  it('gives no more than the rate lets pass, whoever draws and whatever was left lying', async () => {
    const began = Date.now()
    let drawn = 0
    while (Date.now() - began < 400) drawn += (await budget.draw('all', 100, 50)).count
    const most = ((Date.now() - began) / 1_000) * 100 + 11
    expect(drawn).toBeLessThanOrEqual(most)
    expect(drawn).toBeGreaterThan(0)
    const empty = await budget.draw('all', 0.5, 1)
    expect(empty.count === 1 || empty.waitMs > 0).toBe(true)
  })

  it('gives nothing while it is held, and the longest hold counts', async () => {
    await budget.hold(50_000)
    await budget.hold(10)
    const { count, waitMs } = await budget.draw('all', 1_000, 5)
    expect(count).toBe(0)
    expect(waitMs).toBeGreaterThan(40_000)
  })

  it('of a chat is given out once, and at most its burst is ever asked', async () => {
    expect([await budget.charge(1, 2), (await budget.charge(1, 2)) > 0, await budget.charge(1, 1)]).toEqual([
      0,
      true,
      0,
    ])
    expect(await budget.charge(2, 10)).toBe(0)
    expect(await openBulkBudget(redis, { ratePerSecond: 0, burst: 1 }).charge(1, 9)).toBe(0)
  })
})
