import { pollerKey } from '@anonchat/store'
import { Redis } from 'ioredis'
import { describe, expect, it, vi } from 'vitest'
import { LIMIT, MEMBERS, polledGateway } from './polled-gateway.js'
import { gatewayProcess } from './setup.js'

const given = polledGateway()

describe('of several replicas', () => {
  it('one polls, and another takes over when it is stopped', async () => {
    const logs: string[][] = [[], []]
    const replicas = await Promise.all(logs.map((lines) => given.start(lines)))
    const polls = (lines: readonly string[] = []) => lines.join('').includes('this replica polls')
    const first = given.sayMany(20)
    await vi.waitUntil(async () => (await given.storedCount()) === 60, LIMIT)
    expect(logs.map(polls).sort()).toEqual([false, true])
    expect(given.sandbox.calls({ method: 'getUpdates' }).every(({ status }) => status === 200)).toBe(true)
    const holder = logs.findIndex(polls)
    await replicas[holder]?.stop()
    const second = given.sayMany(20)
    await vi.waitUntil(async () => (await given.storedCount()) === 120, LIMIT)
    await given.expectMailboxes(first, second)
  })

  it('another takes over when the one that polls is killed, and nothing is lost or doubled', async () => {
    const dying = await gatewayProcess({ nats: given.nats, redis: given.redis, telegram: given.sandbox })
    const before = given.sayMany(30)
    await vi.waitUntil(async () => (await given.storedCount()) > 0, LIMIT)
    dying.kill()
    await given.start()
    const after = given.sayMany(30)
    await vi.waitUntil(async () => (await given.storedCount()) === 180, LIMIT)
    await given.expectMailboxes(before, after)
    await given.sandbox.drained(30_000)
  })

  it('the one that loses its lock stops at once', async () => {
    const lines: string[] = []
    await given.start(lines)
    const client = new Redis(given.redis.url)
    await vi.waitUntil(async () => (await client.get(pollerKey(777))) !== null, LIMIT)
    await client.set(pollerKey(777), 'another', 'PX', 60_000)
    await vi.waitUntil(() => lines.join('').includes('lost the lock'), LIMIT)
    const polled = given.sandbox.calls({ method: 'getUpdates' }).length
    given.say(MEMBERS[0])
    expect(await client.get(pollerKey(777))).toBe('another')
    await client.del(pollerKey(777))
    client.disconnect()
    await vi.waitUntil(async () => (await given.storedCount()) === 1, LIMIT)
    expect(given.sandbox.calls({ method: 'getUpdates' }).length).toBeGreaterThanOrEqual(polled)
  })
})
