import type { Fence, LaneJob } from '@anonchat/contracts'
import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openRedis } from '../client.js'
import { armedLanes } from './armed-lanes.js'
import { type Lanes, openLanes } from './lanes.js'

const opens: Fence = { kind: 'opens', roomId: '01JD0000000000000000000001' }

let server: Server
let redis: Redis
let lanes: Lanes
let chats = 1_000

const unlimited = { ratePerSecond: 0, burst: 20, holdMs: 60_000 }
const fresh = () => ({ chatId: ++chats, lane: 'live' as const })
const job = (lane: { chatId: number; lane: 'live' }, generation: number): LaneJob => ({ ...lane, generation })

beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
  lanes = openLanes(redis, unlimited)
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})

describe('a lane', () => {
  it('asks for one job when it was empty, and gives its envelopes in order, a generation each', async () => {
    const lane = fresh()
    expect(await lanes.push(lane, 'a', '{"a":1}', undefined)).toEqual({ kind: 'pushed', activate: 0 })
    expect(await lanes.push(lane, 'b', '{"b":1}', undefined)).toEqual({ kind: 'pushed' })
    expect(await lanes.take(job(lane, 0), 'x')).toEqual({
      kind: 'send',
      envelope: '{"a":1}',
      failedAttempts: 0,
    })
    expect(await lanes.pop(job(lane, 0))).toBe(1)
    expect(await lanes.take(job(lane, 1), 'x')).toMatchObject({ envelope: '{"b":1}' })
    expect(await lanes.pop(job(lane, 1))).toBeUndefined()
    expect(await lanes.take(job(lane, 2), 'x')).toEqual({ kind: 'idle' })
    expect(await lanes.push(lane, 'c', '{"c":1}', undefined)).toEqual({ kind: 'pushed', activate: 2 })
  })

  it('counts each item of an album as a send, and words that look like one as a single send', async () => {
    // So slow that nothing comes back while the test runs.
    const slow = openLanes(redis, { ratePerSecond: 0.001, burst: 4, holdMs: 60_000 })
    const album = { action: { content: { kind: 'album', items: [{}, {}, {}] } } }
    const text = { action: { content: { kind: 'text', text: JSON.stringify(album) } } }
    const afterwards = async (content: object) => {
      const lane = fresh()
      for (const key of ['a', 'b', 'c']) await slow.push(lane, key, JSON.stringify(content), undefined)
      const kinds: string[] = []
      for (const generation of [0, 1, 2]) {
        kinds.push((await slow.take(job(lane, generation), 'x')).kind)
        await slow.pop(job(lane, generation))
      }
      return kinds
    }
    expect(await afterwards(album)).toEqual(['send', 'wait', 'wait'])
    expect(await afterwards(text)).toEqual(['send', 'send', 'send'])
    const copy = { action: { kind: 'copy', fromChatId: 1, messageIds: [4, 5, 6] } }
    expect(await afterwards(copy)).toEqual(['send', 'wait', 'wait'])
    // An album larger than the burst goes out when the bucket is full.
    const large = { action: { content: { kind: 'album', items: Array.from({ length: 10 }, () => ({})) } } }
    expect(await afterwards(large)).toEqual(['send', 'wait', 'wait'])
  })

  it('knows an envelope that came before, and asks again for the job that may never have been added', async () => {
    const lane = fresh()
    await lanes.push(lane, 'a', '{}', undefined)
    expect(await lanes.push(lane, 'a', '{}', undefined)).toEqual({ kind: 'duplicate', activate: 0 })
    await lanes.pop(job(lane, 0))
    expect(await lanes.push(lane, 'a', '{}', undefined)).toEqual({ kind: 'duplicate' })
    expect(await lanes.take(job(lane, 1), 'x')).toEqual({ kind: 'idle' })
  })

  it('takes several envelopes in the place of its head, before what follows, once', async () => {
    const lane = fresh()
    await lanes.push(lane, 'album', 'album', undefined)
    await lanes.push(lane, 'next', 'next', undefined)
    await lanes.take(job(lane, 0), 'x')
    await lanes.release(job(lane, 0), 'x', true)
    expect(await lanes.split(job(lane, 0), ['one', 'two'])).toBe(1)
    expect(await lanes.split(job(lane, 0), ['one', 'two'])).toBe(1)
    const sent: string[] = []
    for (let generation: number | undefined = 1; generation !== undefined; ) {
      const taken = await lanes.take(job(lane, generation), 'y')
      if (taken.kind === 'send') sent.push(`${taken.envelope} ${taken.failedAttempts}`)
      generation = await lanes.pop(job(lane, generation))
    }
    expect(sent).toEqual(['one 0', 'two 0', 'next 0'])
    expect(await lanes.push(lane, 'album', 'album', undefined)).toEqual({ kind: 'duplicate' })
    expect(await lanes.split(job(lane, 1), ['late'])).toBeUndefined()
    expect((await lanes.take(job(lane, 4), 'z')).kind).toBe('idle')
  })

  it('sends an old activation to the current generation, and pops nothing for it', async () => {
    const lane = fresh()
    for (const key of ['a', 'b', 'c']) await lanes.push(lane, key, `"${key}"`, undefined)
    await lanes.pop(job(lane, 0))
    expect(await lanes.take(job(lane, 0), 'x')).toEqual({ kind: 'stale', activate: 1 })
    expect(await lanes.pop(job(lane, 0))).toBe(1)
    expect(await lanes.take(job(lane, 1), 'x')).toMatchObject({ envelope: '"b"' })
  })

  it('lets one activation at a time send its head', async () => {
    const lane = fresh()
    await lanes.push(lane, 'a', '{}', undefined)
    expect(await lanes.take(job(lane, 0), 'x')).toMatchObject({ kind: 'send' })
    expect(await lanes.take(job(lane, 0), 'y')).toMatchObject({ kind: 'wait' })
    expect(await lanes.take(job(lane, 0), 'x')).toMatchObject({ kind: 'send' })
    expect(await lanes.release(job(lane, 0), 'y', true)).toBe(0)
    expect(await lanes.release(job(lane, 0), 'x', true)).toBe(1)
    expect(await lanes.take(job(lane, 0), 'y')).toMatchObject({ kind: 'send', failedAttempts: 1 })
    expect(await lanes.release(job(lane, 0), 'y', false)).toBe(1)
  })

  it('gives its head to another when the holder has not been heard of for too long', async () => {
    const short = openLanes(redis, { ...unlimited, holdMs: 20 })
    const lane = fresh()
    await short.push(lane, 'a', '{}', undefined)
    await short.take(job(lane, 0), 'dead')
    await vi.waitUntil(async () => (await short.take(job(lane, 0), 'y')).kind === 'send', { timeout: 60_000 })
  })

  it('is emptied for a chat that is gone, and starts anew afterwards', async () => {
    const lane = fresh()
    for (const key of ['a', 'b', 'c']) await lanes.push(lane, key, '{}', undefined)
    expect(await lanes.empty(job(lane, 0))).toBe(3)
    expect(await lanes.empty(job(lane, 0))).toBe(0)
    expect(await lanes.take(job(lane, 0), 'x')).toEqual({ kind: 'idle' })
    expect(await lanes.push(lane, 'd', '{}', undefined)).toEqual({ kind: 'pushed', activate: 1 })
  })

  it('keeps to the rate of its chat: a burst, then one by one', async () => {
    const limited = openLanes(redis, { ratePerSecond: 0.5, burst: 2, holdMs: 1 })
    const lane = fresh()
    await limited.push(lane, 'a', '{}', undefined)
    expect(await limited.take(job(lane, 0), 'x')).toMatchObject({ kind: 'send' })
    expect(await limited.take(job(lane, 0), 'x')).toMatchObject({ kind: 'send' })
    const third = await limited.take(job(lane, 0), 'x')
    expect(third.kind).toBe('wait')
    if (third.kind === 'wait') expect(third.ms).toBeLessThanOrEqual(2_000)
  })

  it('leaves nothing in Redis that has no end', async () => {
    const lane = fresh()
    const limited = openLanes(redis, { ratePerSecond: 1, burst: 2, holdMs: 1 })
    await limited.push(lane, 'a', '{}', opens)
    await limited.push(lane, 'b', '{}', undefined)
    await limited.take(job(lane, 0), 'x')
    await limited.pop(job(lane, 0))
    const keys = await redis.keys(`lane:{${lane.chatId}}:*`)
    expect(keys).toHaveLength(4)
    for (const key of keys) expect(await redis.pttl(key)).toBeGreaterThan(0)
  })

  it('remembers a bounded number of keys', async () => {
    const lane = fresh()
    for (let i = 0; i < 100; i++) await lanes.push(lane, `k${i}`, '{}', undefined)
    expect(await redis.llen(`lane:{${lane.chatId}}:live:seen`)).toBe(64)
  })

  it('is found at a start when it waits for a job', async () => {
    const [waiting, done] = [fresh(), fresh()]
    await lanes.push(waiting, 'a', '{}', undefined)
    await lanes.push(done, 'a', '{}', undefined)
    await lanes.pop(job(done, 0))
    const found: LaneJob[] = []
    for await (const page of armedLanes(redis)) found.push(...page)
    expect(found).toContainEqual(job(waiting, 0))
    expect(found.map((one) => one.chatId)).not.toContain(done.chatId)
  })
})
