import { Unavailable } from '@anonchat/runtime'
import { startRedis } from '@anonchat/servers'
import { openRedis } from '@anonchat/store'
import { describe, expect, it, vi } from 'vitest'
import { ensureStreams } from '../src/ensure-streams.js'
import { MOST_FAILURES } from '../src/handle-message.js'
import { numbered, numberOf, testBus } from './setup.js'

const given = testBus()
const LIMIT = { timeout: 60_000 }
const deadLetters = async () => (await given.bus.jsm.streams.info('DEAD')).state.messages

async function withRedis(use: (redis: ReturnType<typeof openRedis>) => Promise<void>) {
  const server = await startRedis()
  const redis = openRedis(server.url)
  try {
    await use(redis)
  } finally {
    redis.disconnect()
    await server.dispose()
  }
}

describe('the dead letters', () => {
  it('do not get what was given back by replicas that stopped, at its first failure', async () => {
    for (let i = 0; i < MOST_FAILURES; i++) {
      let tries = 0
      const stopping = given.listen(30, async () => {
        tries++
        throw new Unavailable('mysql', new Error('away'))
      })
      if (i === 0) await given.publisher.memberEvent(numbered(30, 1), 'drained')
      await vi.waitUntil(() => tries > 0, LIMIT)
      await stopping.stop()
    }
    let failures = 0
    const done: number[] = []
    given.listen(30, async (event) => {
      if (failures++ === 0) throw new Error('once')
      done.push(numberOf(event))
    })
    await vi.waitUntil(() => done.length === 1 || failures > 1, LIMIT)
    expect(done).toEqual([1])
    expect(await deadLetters()).toBe(0)
  })

  it('do not get what waits for a Redis without memory, and it is handled once', () =>
    withRedis(async (redis) => {
      await redis.config('SET', 'maxmemory', '1')
      let tries = 0
      const done: number[] = []
      given.listen(31, async (event) => {
        tries++
        await redis.incr('handled')
        done.push(numberOf(event))
      })
      await given.publisher.memberEvent(numbered(31, 1), 'no-memory')
      await vi.waitUntil(() => tries > MOST_FAILURES, LIMIT)
      expect(done).toEqual([])
      await redis.config('SET', 'maxmemory', '0')
      await vi.waitUntil(() => done.length > 0, LIMIT)
      await vi.waitUntil(
        async () => (await given.bus.jsm.streams.info('MEMBERS')).state.messages === 0,
        LIMIT,
      )
      expect(await redis.get('handled')).toBe('1')
      expect(await deadLetters()).toBe(0)
    }))
})

describe('making sure of the streams', () => {
  it('waits for a server that goes and comes back', async () => {
    await given.server.stop('SIGKILL')
    const made = ensureStreams(given.bus.jsm)
    // A request waits two seconds for its answer: the first has none.
    const early = performance.now()
    await vi.waitUntil(() => performance.now() - early > 2_500, LIMIT)
    await given.server.start()
    await made
    expect(await deadLetters()).toBe(0)
  })
})
