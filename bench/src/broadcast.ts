import { type ServiceName, type System, startSystem } from '@anonchat/dev-env'
import { createLoad, pairUp, populate } from '@anonchat/dev-env/load'
import { waitUntil } from '@anonchat/servers'
import { createDatabase, type Database } from '@anonchat/store'
import { countCopies } from './broadcast/count.js'
import { memoryMeter } from './broadcast/memory.js'
import { ADMIN, sendBroadcast } from './broadcast/send.js'
import { cpuMeter } from './relay/cpu.js'
import { round } from './relay/report.js'

export interface BroadcastOptions {
  readonly members: number
  /** The sandbox's limit, and the bot's. */
  readonly perSecond: number
  /** Messages a second that members in rooms say meanwhile. */
  readonly talk: number
}

export const BROADCAST_DEFAULTS: BroadcastOptions = { members: 200_000, perSecond: 1_000, talk: 40 }

const TALKING = 200
const CALM_SECONDS_AT_LEAST = 20
/** What runs for the first time is slow: it is not measured. */
const WARM_UP_SECONDS = 15
const BLOCKED_SHARE = 0.05
const GONE_SHARE = 0.01
const LIMIT_MS = 3_600_000
const TOO_MANY = { kind: 'too-many-requests', retryAfter: 1 } as const
const BROKEN = { kind: 'error-500' } as const

async function untilFinished(db: Database, id: number): Promise<void> {
  const status = async () => (await db.prisma.broadcast.findUnique({ where: { id } }))?.status
  await waitUntil(
    async () => (await status()) === 'finished',
    LIMIT_MS,
    () => `broadcast ${id} does not finish`,
  )
}

/**
 * Three broadcasts to everybody on this machine, all services and the sandbox included: one beside live chat, one through kills of
 * admin and relay, one through faults.
 */
export async function runBroadcastBench(
  options: BroadcastOptions,
  say: (line: string) => void,
): Promise<object> {
  const { members, perSecond, talk } = options
  say(`starting the system with ${members} members`)
  const system = await startSystem({
    mode: 'processes',
    updates: 'webhook',
    replicas: { relay: 2 },
    // As docker-compose.yml has it: the one that is killed and comes again is that of broadcasts.
    serviceEnv: { relay: (index) => ({ RELAY_LANES: index === 0 ? 'live' : 'bulk' }) },
    env: {
      ADMIN_IDS: String(ADMIN),
      BULK_RATE_PER_SECOND: String(perSecond),
      PAID_BROADCAST: 'on',
      FLOOD_PER_SECOND: '1000',
      FLOOD_BURST: '1000',
      LOG_LEVEL: 'warn',
    },
    sandbox: {
      callLogSize: 0,
      messagesPerChat: 30,
      limits: {
        perChat: { ratePerSecond: 1, burst: 30 },
        bulk: { ratePerSecond: perSecond, burst: Math.max(30, perSecond * 0.3), quietSeconds: 600 },
      },
    },
  })
  const db = createDatabase(system.databaseUrl)
  try {
    system.sandbox.createMember({ id: ADMIN, first_name: 'Admin', language_code: 'en' })
    const ids = await populate(system.databaseUrl, system.sandbox, members)
    const beside = await besideLiveChat(system, db, ids, { perSecond, talk }, say)
    const kills = await throughKills(system, db, members, say)
    const faults = await throughFaults(system, db, ids, say)
    return { members, limit_per_second: perSecond, ...beside, kills, faults }
  } finally {
    await db.close()
    await system.stop()
  }
}

async function besideLiveChat(
  system: System,
  db: Database,
  ids: readonly number[],
  { perSecond, talk }: { perSecond: number; talk: number },
  say: (line: string) => void,
): Promise<object> {
  const { sandbox } = system
  const talking = ids.slice(0, Math.min(TALKING, ids.length - (ids.length % 2)))
  await pairUp(system.databaseUrl, sandbox, talking)
  const load = createLoad(sandbox, talking)
  await load.atRate(talk, WARM_UP_SECONDS)
  // As long as the broadcast, so that both meet as much of what else the machine does.
  const lasting = Math.floor((ids.length / perSecond) * 0.9)
  const calm = await load.atRate(talk, Math.max(CALM_SECONDS_AT_LEAST, lasting))
  say(`live chat alone: ${talk}/s, p99 ${calm.p99_ms} ms`)
  const memory = await memoryMeter(system.redis.url)
  const count = countCopies(sandbox, ADMIN)
  const pidOf = (name: ServiceName, index = 0) => system.replicas(name)[index]?.pid ?? 0
  const used = cpuMeter({
    gateway: pidOf('gateway'),
    conversation: pidOf('conversation'),
    matchmaker: pidOf('matchmaker'),
    relay: pidOf('relay'),
    relay_bulk: pidOf('relay', 1),
    admin: pidOf('admin'),
    redis: system.redis.pid,
    nats: system.nats.pid,
    sandbox_and_load: process.pid,
  })
  await sendBroadcast(system, 1)
  const during = await load.atRate(talk, Math.max(3, lasting))
  await untilFinished(db, 1)
  await load.settle(20)
  const { copies, seconds, tooMany } = count.counted()
  const cpu = used()
  count.close()
  memory.close()
  load.close()
  const sends = [...copies.values()].reduce((sum, one) => sum + one, 0)
  say(`with a broadcast: p99 ${during.p99_ms} ms; ${sends} sends in ${round(seconds)} s`)
  return {
    sends_per_second: round(sends / seconds),
    share_of_limit: round(sends / seconds / perSecond),
    answers_429: tooMany,
    redis_peak_mib: memory.peak(),
    live_p99_ms_without: calm.p99_ms,
    live_p99_ms_with: during.p99_ms,
    live_p50_ms_without: calm.p50_ms,
    live_p50_ms_with: during.p50_ms,
    live: load.meter.verdict(),
    reached: copies.size,
    repeated: sends - copies.size,
    cpu_ms_per_send: Object.fromEntries(
      Object.entries(cpu).map(([name, took]) => [name, round((took * 1_000) / Math.max(1, sends))]),
    ),
  }
}

async function throughKills(
  system: System,
  db: Database,
  members: number,
  say: (line: string) => void,
): Promise<object> {
  const count = countCopies(system.sandbox, ADMIN)
  await sendBroadcast(system, 2)
  for (const at of [1 / 4, 1 / 2]) {
    await waitUntil(
      async () => count.counted().copies.size > members * at,
      LIMIT_MS,
      () => 'it does not go on',
    )
    say(`kill -9 of admin and relay after ${count.counted().copies.size} sends`)
    for (const name of ['admin', 'relay'] as const) {
      await system.kill(name, system.replicas(name).length - 1)
      await system.startReplica(name)
    }
  }
  await untilFinished(db, 2)
  const { copies } = count.counted()
  count.close()
  const sends = [...copies.values()].reduce((sum, one) => sum + one, 0)
  return { kills: 4, reached: copies.size, missed: members - copies.size, repeated: sends - copies.size }
}

async function throughFaults(
  system: System,
  db: Database,
  ids: readonly number[],
  say: (line: string) => void,
): Promise<object> {
  const { sandbox } = system
  sandbox.addFault({ kind: 'blocked', probability: BLOCKED_SHARE, methods: ['copyMessage'] })
  for (const id of ids.slice(-Math.round(ids.length * GONE_SHARE))) sandbox.setDeactivated(id, true)
  const count = countCopies(sandbox, ADMIN)
  let bursts = 0
  const burst = setInterval(() => {
    const fault = bursts++ % 2 === 0 ? TOO_MANY : BROKEN
    sandbox.addFault({ ...fault, methods: ['copyMessage'], times: 30 })
  }, 2_500)
  say('a broadcast with blocked and deactivated members, and bursts of 429 and 500')
  await sendBroadcast(system, 3)
  await untilFinished(db, 3)
  clearInterval(burst)
  const seen = count.counted()
  count.close()
  const row = await db.prisma.broadcast.findUniqueOrThrow({ where: { id: 3 } })
  const counted = { sent: row.sentCount, blocked: row.blockedCount, deactivated: row.deactivatedCount }
  const sandboxSaw = { sent: seen.copies.size, blocked: seen.blocked, deactivated: seen.deactivated }
  return {
    counted,
    sandbox: sandboxSaw,
    agree: JSON.stringify(counted) === JSON.stringify(sandboxSaw),
    answers_429: seen.tooMany,
    answers_500: seen.failed,
    gave_up: row.gaveUpCount,
  }
}
