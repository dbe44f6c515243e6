import { type BusConnection, createPublisher } from '@anonchat/bus'
import { createLogger, NO_TRACING, type RunningService } from '@anonchat/runtime'
import { type Server, startNats, startRedis } from '@anonchat/servers'
import { createTelegram } from '@anonchat/telegram'
import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { Redis } from 'ioredis'
import { Registry } from 'prom-client'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { poll } from '../src/in/poll.js'
import { createMetrics } from '../src/out/metrics.js'
import { createPublishUpdate } from '../src/out/publish-update.js'
import { type CallTelegram, callsOf } from '../src/out/telegram.js'
import { gateway, openBus, purge, storedIn, TOKEN } from './setup.js'

export const LIMIT = { timeout: 30_000, interval: 20 }
export const MEMBERS = [40_401, 40_402, 40_403] as const

/** The update ids of what each member sent, oldest first. */
export type Sent = ReadonlyMap<number, readonly unknown[]>

/** Servers and a sandbox with some members, around gateways that poll. Everything is fresh for each test. */
export function polledGateway() {
  let nats: Server
  let redis: Server
  let bus: BusConnection
  let sandbox: Sandbox
  let running: RunningService[] = []
  let said = 0

  beforeAll(async () => {
    ;[nats, redis] = await Promise.all([startNats(), startRedis()])
    bus = await openBus(nats)
  })
  afterAll(async () => {
    await bus.close()
    await Promise.all([nats.dispose(), redis.dispose()])
  })
  beforeEach(async () => {
    await purge(bus)
    const client = new Redis(redis.url)
    await client.flushall()
    client.disconnect()
    sandbox = await startSandbox({ token: TOKEN, limits: 'off', firstUpdateId: 1_000, conflictDelayMs: 100 })
    for (const id of MEMBERS) sandbox.createMember({ id })
  })
  afterEach(async () => {
    await Promise.all(running.map((service) => service.stop()))
    running = []
    await sandbox.stop()
  })

  const say = (memberId: number) => sandbox.sendText(memberId, `message ${++said}`)
  const mailbox = async (memberId: number): Promise<unknown[]> => {
    const stored = await storedIn(bus, 'MEMBERS')
    return stored.filter(({ data }) => data.memberId === memberId).map(({ data }) => data.updateId)
  }

  return {
    get nats() {
      return nats
    },
    get redis() {
      return redis
    },
    get bus() {
      return bus
    },
    get sandbox() {
      return sandbox
    },
    start: async (lines: string[] = []): Promise<RunningService> => {
      const service = await gateway({ nats, redis, telegram: sandbox, lines })
      running.push(service)
      return service
    },
    /** Polls without lock in this process, with calls that are tampered with. */
    pollHere: (tamper: (call: CallTelegram) => CallTelegram) => {
      const [stop, crash] = [new AbortController(), new AbortController()]
      const log = createLogger('gateway', 'silent')
      const metrics = createMetrics(new Registry())
      const done = poll(
        {
          call: tamper(callsOf(createTelegram(TOKEN, sandbox.url))),
          publish: createPublishUpdate({ publish: createPublisher(bus) }, 777, metrics, NO_TRACING, log),
          metrics,
          admins: new Set(),
          log,
        },
        { stop: stop.signal, giveUp: crash.signal },
      )
      return { stop: () => stop.abort(), crash: () => crash.abort(), done }
    },
    say,
    /** Each member says so many things, in turn. */
    sayMany: (count: number): Sent => {
      const sent = new Map<number, unknown[]>(MEMBERS.map((id) => [id, []]))
      for (let i = 0; i < count; i++) {
        for (const [id, updates] of sent) updates.push(say(id).updateId)
      }
      return sent
    },
    /** The update ids that were stored for a member, in the order of the mailbox. */
    mailbox,
    storedCount: async () => (await bus.jsm.streams.info('MEMBERS')).state.messages,
    metricsOf: async ({ port }: RunningService) =>
      await (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
    /** Every mailbox holds exactly what its member sent, in order. */
    expectMailboxes: async (...parts: Sent[]) => {
      for (const id of MEMBERS) expect(await mailbox(id)).toEqual(parts.flatMap((sent) => sent.get(id) ?? []))
    },
  }
}
