import type { LaneJob } from '@anonchat/contracts'
import { createLogger } from '@anonchat/runtime'
import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { queueConnection } from './connection.js'
import { openProducer, type Producer } from './producer.js'
import { type JobOutcome, type JobWorker, openWorker } from './worker.js'

const log = createLogger('test', 'silent')
const QUICK = { lockDuration: 300, lockRenewTime: 100, stalledInterval: 100 }
const WAIT = { timeout: 50_000, interval: 10 }
const job = (generation: number): LaneJob => ({ chatId: 42, lane: 'live', generation })
const DONE: JobOutcome = { kind: 'done' }

let server: Server
let connection: Redis
let producer: Producer<'deliver'>
const workers: JobWorker[] = []

beforeAll(async () => {
  server = await startRedis()
  connection = queueConnection(server.url)
})
afterAll(async () => {
  connection.disconnect()
  await server.dispose()
})
beforeEach(async () => {
  await connection.flushall()
  producer = openProducer('deliver', connection)
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((one) => one.worker.close(true)))
  await producer.close()
})

function work(handler: (job: LaneJob) => Promise<JobOutcome>, concurrency = 5): JobWorker {
  const worker = openWorker('deliver', connection, concurrency, handler, log, QUICK)
  workers.push(worker)
  return worker
}
const never = new Promise<never>(() => {})

describe('a job', () => {
  it('exists once, however often it is added, until it is done; then its id is free and nothing of it is left', async () => {
    const seen: number[] = []
    await producer.add('42-live-1', job(1))
    await producer.add('42-live-1', job(1))
    const handler = async ({ generation }: LaneJob) => {
      seen.push(generation)
      return DONE
    }
    work(handler)
    await vi.waitUntil(() => seen.length === 1, WAIT)
    await vi.waitUntil(async () => (await producer.depth()) === 0, WAIT)
    await producer.add('42-live-1', job(1))
    await vi.waitUntil(() => seen.length === 2, WAIT)
    await vi.waitUntil(async () => (await producer.depth()) === 0, WAIT)
    expect(await connection.exists('{queue}:deliver:42-live-1')).toBe(0)
    expect(seen).toEqual([1, 1])
  })

  it('that is to wait keeps its id: a second one of that id is not added', async () => {
    let tries = 0
    await producer.add('42-live-1', job(1))
    work(async () => (++tries < 3 ? { kind: 'again', afterMs: 50 } : DONE))
    await vi.waitUntil(() => tries === 1, WAIT)
    await producer.add('42-live-1', job(1))
    await vi.waitUntil(async () => (await producer.depth()) === 0, WAIT)
    expect(tries).toBe(3)
  })

  it('whose handler throws is tried again, and never dropped', async () => {
    let tries = 0
    await producer.add('42-live-1', job(1))
    work(async () => {
      if (++tries === 1) throw new Error('a bug')
      return DONE
    })
    await vi.waitUntil(() => tries === 2, WAIT)
    await vi.waitUntil(async () => (await producer.depth()) === 0, WAIT)
  })

  it('that looked again and again before it fails does not wait longer for that', async () => {
    let tries = 0
    await producer.add('42-live-1', job(1))
    work(async () => {
      if (++tries === 10) throw new Error('a server is away')
      return tries < 10 ? { kind: 'again', afterMs: 1 } : DONE
    })
    const delayOf = async () => (await producer.queue.getDelayed())[0]?.delay ?? 0
    await vi.waitUntil(async () => (await delayOf()) > 1, WAIT)
    expect(await delayOf()).toBeLessThanOrEqual(1_000)
    await vi.waitUntil(async () => (await producer.depth()) === 0, WAIT)
  })

  it('of a worker that died is taken up by another, as often as it takes', async () => {
    let taken = 0
    await producer.add('42-live-1', job(1))
    for (let death = 1; death <= 3; death++) {
      const mortal = work(async () => {
        taken++
        return await never
      })
      await vi.waitUntil(() => taken === death, WAIT)
      await mortal.worker.close(true)
    }
    work(async () => {
      taken++
      return DONE
    })
    await vi.waitUntil(async () => (await producer.depth()) === 0, WAIT)
    expect(taken).toBe(4)
  })
})

describe('the limit of a queue', () => {
  /** Milliseconds until each job started, from before the first could. */
  const startTimes = async (count: number, perSecond: number) => {
    const times: number[] = []
    await producer.limit(perSecond)
    for (let i = 0; i < count; i++) await producer.add(`42-live-${i}`, job(i))
    const begun = Date.now()
    const handler = async () => {
      times.push(Date.now() - begun)
      return DONE
    }
    work(handler)
    work(handler)
    await vi.waitUntil(() => times.length === count, WAIT)
    return times
  }

  it('holds for all workers together', async () => {
    const times = await startTimes(40, 20)
    // 2 in 100 ms: the first two at once, the others one window after the other.
    expect(times.at(-1)).toBeGreaterThanOrEqual(1_890)
  })

  it('holds below one in a window too', async () => {
    const times = await startTimes(4, 4)
    expect(times.at(-1)).toBeGreaterThanOrEqual(745)
  })

  it('is off at 0, and can be taken away while jobs wait', async () => {
    const times = await startTimes(50, 0)
    expect(times).toHaveLength(50)
    expect(await producer.queue.getGlobalRateLimit()).toBeNull()
  })

  it('lets no job start while the queue is held', async () => {
    const started: number[] = []
    await producer.limit(1_000)
    await producer.hold(600)
    const held = Date.now()
    await producer.add('42-live-1', job(1))
    work(async () => {
      started.push(Date.now())
      return DONE
    })
    await vi.waitUntil(() => started.length === 1, WAIT)
    expect((started[0] ?? 0) - held).toBeGreaterThanOrEqual(590)
  })
})
