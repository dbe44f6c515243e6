import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRedis } from '../client.js'
import { openPaces } from './paces.js'

let server: Server
let redis: Redis

beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})

describe('the pace of a queue', () => {
  it('is changed by one of those who read the same', async () => {
    const paces = openPaces(redis)
    const first = await paces.read('deliver')
    expect(first.pace).toBeUndefined()
    const slow = { perSecond: 10, ceiling: 20, changedAt: 1 }
    expect(await paces.swap('deliver', first, slow)).toBe(true)
    expect(await paces.swap('deliver', first, { ...slow, perSecond: 5 })).toBe(false)
    const second = await paces.read('deliver')
    expect(second.pace).toEqual(slow)
    expect(await paces.swap('deliver', second, undefined)).toBe(true)
    expect((await paces.read('deliver')).pace).toBeUndefined()
  })

  it('knows how many different chats were refused, and forgets them', async () => {
    const paces = openPaces(redis)
    await paces.refused('bulk', 1, 60_000)
    await paces.refused('bulk', 1, 60_000)
    expect(await paces.refused('bulk', 2, 60_000)).toBe(2)
    expect(await redis.pttl('{queue}:refused:bulk')).toBeGreaterThan(0)
  })
})
