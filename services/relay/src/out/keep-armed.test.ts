import type { LaneJob } from '@anonchat/contracts'
import { createLogger } from '@anonchat/runtime'
import { type Server, startRedis } from '@anonchat/servers'
import { armedLanes, openLanes, openRedis } from '@anonchat/store'
import type { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepArmed } from './keep-armed.js'

const log = createLogger('test', 'silent')
const WAIT = { timeout: 60_000, interval: 10 }
const HOUR_MS = 3_600_000

let server: Server
let redis: Redis
let stop: () => void
let walks: number
let atOnce: number
let mostAtOnce: number
let armed: LaneJob[]

beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
  await redis.ping()
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})
beforeEach(() => {
  stop = () => {}
  walks = 0
  atOnce = 0
  mostAtOnce = 0
  armed = []
})
afterEach(async () => {
  stop()
  await redis.flushall()
})

const push = async (chatId: number) => {
  const lanes = openLanes(redis, { ratePerSecond: 0, burst: 1, holdMs: 1 })
  await lanes.push({ chatId, lane: 'live' }, String(chatId), '{}', undefined)
}
async function* pages() {
  mostAtOnce = Math.max(mostAtOnce, ++atOnce)
  try {
    yield* armedLanes(redis)
  } finally {
    atOnce--
    walks++
  }
}
const arm = async (job: LaneJob) => void armed.push(job)
const start = (periodMs: number) => {
  stop = keepArmed(redis, pages, arm, log, periodMs)
}
const isArmed = (chatId: number) => armed.some((job) => job.chatId === chatId)

describe('the lanes that wait for a job', () => {
  it('are looked for at once', async () => {
    await push(1)
    start(HOUR_MS)
    await vi.waitUntil(() => isArmed(1), WAIT)
  })

  it('are looked for again and again, never twice at a time, until the end', async () => {
    start(1)
    await vi.waitUntil(() => walks > 0, WAIT)
    await push(2)
    await vi.waitUntil(() => isArmed(2) && walks > 10, WAIT)
    stop()
    expect(mostAtOnce).toBe(1)
    await vi.waitUntil(() => atOnce === 0, WAIT)
    const before = walks
    for (let i = 0; i < 100; i++) await redis.ping()
    expect(walks).toBe(before)
  })

  it('are looked for whenever Redis was away', async () => {
    start(HOUR_MS)
    await vi.waitUntil(() => walks === 1, WAIT)
    await push(3)
    expect(isArmed(3)).toBe(false)
    redis.disconnect(true)
    await vi.waitUntil(() => isArmed(3), WAIT)
    stop()
    expect(redis.listenerCount('ready')).toBe(0)
  })
})
