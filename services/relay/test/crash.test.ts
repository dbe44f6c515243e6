import type { Envelope } from '@anonchat/contracts'
import { type JobWorker, queueConnection } from '@anonchat/queue'
import { type Server, startRedis } from '@anonchat/servers'
import { openRedis } from '@anonchat/store'
import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import fc from 'fast-check'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { envelope, TOKEN, textsOf } from './harness.js'
import { type CrashPoint, startIntake, startReplica, type Wiring } from './replica.js'

const POINTS: readonly CrashPoint[] = ['push', 'take', 'send', 'pop', 'arm']

/** The how-manieth passes of a point are the last of who passes. */
const passes = fc.uniqueArray(fc.nat({ max: 15 }), { maxLength: 2 })
const scenario = fc.record({
  crashes: fc.record({ push: passes, take: passes, send: passes, pop: passes, arm: passes }),
  /** Which chat is written to next, and whether an envelope of before comes along once more. */
  pushes: fc.array(fc.record({ chat: fc.nat({ max: 3 }), again: fc.boolean() }), {
    minLength: 10,
    maxLength: 40,
  }),
  faults: fc.record({ error500: fc.nat({ max: 3 }), patience: fc.nat({ max: 2 }) }),
})

let server: Server
let redis: Redis
let connection: Redis
let sandbox: Sandbox

beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
  connection = queueConnection(server.url)
  sandbox = await startSandbox({ token: TOKEN, limits: 'off' })
})
afterAll(async () => {
  redis.disconnect()
  connection.disconnect()
  await sandbox.stop()
  await server.dispose()
})

interface Run {
  /** Texts of each chat, in the order in which they were pushed. */
  pushed: Map<number, string[]>
  allowedRepeats: number
}

async function run({ crashes, pushes, faults }: typeof scenario extends fc.Arbitrary<infer S> ? S : never) {
  sandbox.reset()
  await redis.flushall()
  const passed = new Map<CrashPoint, number>()
  const workers: JobWorker[] = []
  const result: Run = { pushed: new Map(), allowedRepeats: 0 }
  const wiring: Wiring = {
    redis,
    connection,
    token: TOKEN,
    apiRoot: sandbox.url,
    diesAt: (point) => {
      const pass = passed.get(point) ?? 0
      passed.set(point, pass + 1)
      return crashes[point].includes(pass)
    },
    died: (onTheWire) => {
      result.allowedRepeats += onTheWire
      workers.push(startReplica(wiring).worker)
    },
  }
  const chats = Array.from({ length: 4 }, () => {
    const { id } = sandbox.createMember()
    sandbox.sendText(id, '/start')
    return id
  })
  if (faults.error500 > 0) sandbox.addFault({ kind: 'error-500', probability: 0.3, times: faults.error500 })
  if (faults.patience > 0)
    sandbox.addFault({ kind: 'too-many-requests', retryAfter: 1, probability: 0.3, times: faults.patience })
  workers.push(startReplica(wiring).worker, startReplica(wiring).worker)
  const intake = startIntake(wiring)
  const before = new Map<number, Envelope[]>()
  for (const [index, { chat, again }] of pushes.entries()) {
    const chatId = chats[chat] ?? 0
    const words = `message ${index}`
    result.pushed.set(chatId, [...(result.pushed.get(chatId) ?? []), words])
    const next = envelope(chatId, words)
    const earlier = before.get(chatId) ?? []
    before.set(chatId, [...earlier, next])
    await intake(next)
    const repeated = earlier[index % Math.max(earlier.length, 1)]
    if (again && repeated !== undefined) await intake(repeated)
  }
  const accepted = (chatId: number) =>
    textsOf(sandbox.calls({ chatId }).filter((call) => call.status === 200))
  const settled = async () => {
    const armed = await Promise.all(chats.map((chat) => redis.hget(`lane:{${chat}}:live:state`, 'armed')))
    return armed.every((flag) => flag !== '1')
  }
  await vi.waitUntil(settled, { timeout: 60_000, interval: 20 })
  await Promise.all(workers.map((worker) => worker.worker.close(true)))
  return { result, accepted }
}

describe('relays that die at any point of an activation', () => {
  it('lose nothing, keep the order of each chat, and repeat only what was on the wire', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (given) => {
        const { result, accepted } = await run(given)
        let repeats = 0
        for (const [chatId, words] of result.pushed) {
          const got = accepted(chatId)
          const once = got.filter((word, index) => word !== got[index - 1])
          expect(once).toEqual(words)
          repeats += got.length - once.length
        }
        expect(repeats).toBeLessThanOrEqual(result.allowedRepeats)
      }),
      { numRuns: 10, endOnFailure: true },
    )
  }, 300_000)

  it.each(POINTS)('go on after a death behind every %s', async (point) => {
    const none = { push: [], take: [], send: [], pop: [], arm: [] }
    const { result, accepted } = await run({
      crashes: { ...none, [point]: [0, 2, 4] },
      pushes: Array.from({ length: 6 }, () => ({ chat: 0, again: false })),
      faults: { error500: 0, patience: 0 },
    })
    for (const [chatId, words] of result.pushed) expect([...new Set(accepted(chatId))]).toEqual(words)
  })
})
