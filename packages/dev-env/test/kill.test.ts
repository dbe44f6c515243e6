import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { SERVICE_NAMES, type ServiceName, type System, startSystem } from '../src/index.js'
import { createLoad, type Load, pairUp, populate } from '../src/load/index.js'

const MESSAGES = 5_000
const PER_SECOND = 250
const MEMBERS = 200
const CONCURRENCY = 20

/** Limits that would only stretch the run; the relay's concurrency bounds what can be on the wire at a kill. */
const ENV = {
  DELIVER_RATE_PER_SECOND: '0',
  CHAT_RATE_PER_SECOND: '0',
  FLOOD_PER_SECOND: '1000',
  FLOOD_BURST: '1000',
  RELAY_CONCURRENCY: String(CONCURRENCY),
  LOG_LEVEL: 'warn',
}

let system: System | undefined
afterEach(async () => {
  await system?.stop()
  system = undefined
})

async function talking(options: {
  replicas: number
  ownMysql?: boolean
}): Promise<{ system: System; load: Load }> {
  const started = await startSystem({
    mode: 'processes',
    updates: 'webhook',
    replicas: Object.fromEntries(SERVICE_NAMES.map((name) => [name, options.replicas])),
    env: ENV,
    ownMysql: options.ownMysql ?? false,
    sandbox: { limits: 'off', store: false, callLogSize: 0, webhookRetry: { baseMs: 100, maxMs: 1_000 } },
  })
  system = started
  const ids = await populate(started.databaseUrl, started.sandbox, MEMBERS)
  await pairUp(started.databaseUrl, started.sandbox, ids)
  return { system: started, load: createLoad(started.sandbox, ids) }
}

/** Runs the faults beside the load, waits until nothing comes any more, and says what became of every message. */
async function underLoad(load: Load, faults: () => Promise<void>) {
  const flowing = load.atRate(PER_SECOND, MESSAGES / PER_SECOND)
  await Promise.all([flowing, faults()])
  await load.settle(40)
  load.close()
  const names = load.meter.duplicates().map(({ sender, sequence }) => `${sender}.${sequence}`)
  if (names.length > 0) console.log(`sent twice, on the wire at a kill: ${names.join(' ')}`)
  return load.meter.verdict()
}

const atRandom = (maxMs: number) => delay(Math.random() * maxMs)

describe('while 5,000 messages flow', () => {
  it('kill -9 of a replica of each service loses nothing, changes no order, and repeats only sends on the wire', async () => {
    const { system: running, load } = await talking({ replicas: 2 })
    const twice: ServiceName[] = ['relay', 'conversation']
    const order = [...SERVICE_NAMES, ...twice].sort(() => Math.random() - 0.5)
    const verdict = await underLoad(load, async () => {
      for (const service of order) {
        await atRandom(2_000)
        const victim = running.replicas(service).find((replica) => replica.alive())
        if (victim === undefined) throw new Error(`no replica of ${service} is alive`)
        await running.kill(service, victim.index)
        await running.startReplica(service)
      }
    })
    const relayKills = order.filter((service) => service === 'relay').length
    expect(verdict).toMatchObject({ lost: 0, out_of_order: 0, wrong_partner: 0 })
    expect(verdict.received).toBeGreaterThanOrEqual(MESSAGES * 0.95)
    expect(verdict.duplicated).toBeLessThanOrEqual(relayKills * CONCURRENCY)
  }, 240_000)

  it('kill -9 of the only replica of each service does no worse', async () => {
    const { system: running, load } = await talking({ replicas: 1 })
    const verdict = await underLoad(load, async () => {
      for (const service of SERVICE_NAMES) {
        await atRandom(2_000)
        const victim = running.replicas(service).find((replica) => replica.alive())
        if (victim === undefined) throw new Error(`no replica of ${service} is alive`)
        await running.kill(service, victim.index)
        await atRandom(500)
        await running.startReplica(service)
      }
    })
    expect(verdict).toMatchObject({ lost: 0, out_of_order: 0, wrong_partner: 0 })
    expect(verdict.duplicated).toBeLessThanOrEqual(CONCURRENCY)
  }, 240_000)

  it('NATS, Redis and MySQL stopped and started again lose nothing, change no order, and repeat only sends on the wire', async () => {
    const { system: running, load } = await talking({ replicas: 1, ownMysql: true })
    const { nats, redis, mysql } = running
    if (mysql === undefined) throw new Error('the test needs a MySQL server of its own')
    const verdict = await underLoad(load, async () => {
      for (const server of [nats, redis, mysql]) {
        await atRandom(2_000)
        await server.stop('SIGTERM')
        await atRandom(2_000)
        await server.start()
      }
    })
    expect(verdict).toMatchObject({ lost: 0, out_of_order: 0, wrong_partner: 0 })
    expect(verdict.duplicated).toBeLessThanOrEqual(CONCURRENCY)
  }, 240_000)
})
