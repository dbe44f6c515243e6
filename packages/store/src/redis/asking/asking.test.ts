import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openRedis } from '../client.js'
import { type Asking, openAsking } from './asking.js'

let server: Server
let redis: Redis
let asking: Asking
beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
  asking = openAsking(redis)
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})

describe('a question to an admin', () => {
  it('is there until it is answered, and belongs to that admin alone', async () => {
    await asking.ask(1, 'a')
    expect([await asking.asked(1), await asking.asked(2)]).toEqual(['a', null])
    expect([await asking.answered(1, 'a'), await asking.answered(1, 'a')]).toEqual([true, false])
    expect(await asking.asked(1)).toBeNull()
  })

  it('takes the place of the one before, whose answer does not take it away', async () => {
    await asking.ask(3, 'a')
    await asking.ask(3, 'b')
    expect(await asking.answered(3, 'a')).toBe(false)
    expect(await asking.asked(3)).toBe('b')
  })

  it('may be answered by an album, whose items are gathered in order, each once', async () => {
    expect([
      await asking.gather(5, 'g', 12),
      await asking.gather(5, 'g', 11),
      await asking.gather(5, 'g', 12),
    ]).toEqual([1, 2, 2])
    expect(await asking.gathered(5, 'g')).toEqual([11, 12])
    expect(await asking.gathered(5, 'other')).toEqual([])
  })

  it('is given up by what its admin asks for after it, unless it belongs to that', async () => {
    await asking.ask(6, 'user:ban')
    expect(await asking.giveUp(6, 60_000)).toBe(false)
    expect(await asking.giveUp(6, 0, 'user:')).toBe(false)
    expect(await asking.asked(6)).toBe('user:ban')
    expect([await asking.giveUp(6, 0, 'broadcast:'), await asking.giveUp(6, 0)]).toEqual([true, false])
    expect(await asking.asked(6)).toBeNull()
  })

  it('is forgotten after a while', async () => {
    await asking.ask(4, 'a', 50)
    await vi.waitUntil(async () => (await asking.asked(4)) === null, { timeout: 60_000 })
  })
})
