import { type System, startSystem } from '@anonchat/dev-env'
import { createLoad, pairUp, populate } from '@anonchat/dev-env/load'
import { cpuMeter } from './relay/cpu.js'
import { measureInMemory } from './relay/in-memory.js'
import { perThousand, type RelayReport, round } from './relay/report.js'

export interface RelayOptions {
  /** Even: they stand in rooms of two. */
  members: number
  seconds: number
  /** Messages under way at full load. */
  inFlight: number
  replicas: number
}

export const RELAY_DEFAULTS: RelayOptions = { members: 2_000, seconds: 15, inFlight: 800, replicas: 1 }

/** Limits of the product that would measure themselves instead of the way of a message. */
const NO_LIMITS = {
  DELIVER_RATE_PER_SECOND: '0',
  CHAT_RATE_PER_SECOND: '0',
  FLOOD_PER_SECOND: '1000',
  FLOOD_BURST: '1000',
  LOG_LEVEL: 'warn',
}

/**
 * The whole system as separate processes, and after it the in-memory bot under the same load.
 * Measured from the moment the sandbox hands an update to the gateway until it has received the whole send.
 */
export async function runRelayBench(
  options: RelayOptions,
  say: (line: string) => void,
): Promise<RelayReport> {
  const { members, seconds, inFlight, replicas } = options
  say(`starting the system, ${replicas} replica(s) of each service`)
  const system = await startSystem({
    mode: 'processes',
    updates: 'webhook',
    replicas: { gateway: replicas, conversation: replicas, matchmaker: replicas, relay: replicas, admin: 0 },
    env: NO_LIMITS,
    sandbox: { limits: 'off', store: false, callLogSize: 0 },
  })
  try {
    say(`${members} members search and are matched`)
    const ids = await populate(system.databaseUrl, system.sandbox, members)
    await pairUp(system.databaseUrl, system.sandbox, ids)
    if (replicas === 1) await pointWebhookAt(system)
    const load = createLoad(system.sandbox, ids)

    say(`full load: ${inFlight} messages under way for ${seconds} s`)
    const pids = { nats: system.nats.pid, redis: system.redis.pid, sandbox_and_load: process.pid }
    const services = (['gateway', 'conversation', 'matchmaker', 'relay'] as const).flatMap((name) =>
      system.replicas(name).map((one) => [one.index === 0 ? name : `${name}_${one.index}`, one.pid] as const),
    )
    const used = cpuMeter({ ...Object.fromEntries(services), ...pids })
    const before = load.meter.receivedCount()
    const full = await load.saturate(inFlight, 4, seconds)
    const cpu = perThousand(used(), load.meter.receivedCount() - before)
    await load.settle(20)
    say(`${full.messages_per_second} messages/s, p50 ${full.p50_ms} ms, p99 ${full.p99_ms} ms`)

    const tenth = Math.max(1, Math.round(full.messages_per_second / 10))
    say(`a tenth of it: ${tenth} messages/s for ${seconds} s`)
    const calm = await load.atRate(tenth, seconds)
    await load.settle(20)
    say(`p50 ${calm.p50_ms} ms, p99 ${calm.p99_ms} ms`)
    const verdict = load.meter.verdict()
    load.close()
    await system.stop()

    say('the same load on a bot that relays in memory')
    const yardstick = await measureInMemory(members, inFlight, seconds)
    say(`${yardstick.interval.messages_per_second} messages/s, p50 ${yardstick.interval.p50_ms} ms`)
    return {
      messages_per_second: full.messages_per_second,
      in_memory_messages_per_second: yardstick.interval.messages_per_second,
      ratio_to_in_memory: round(
        full.messages_per_second / Math.max(1, yardstick.interval.messages_per_second),
      ),
      p50_ms: calm.p50_ms,
      p99_ms: calm.p99_ms,
      saturated_p50_ms: full.p50_ms,
      saturated_p99_ms: full.p99_ms,
      lost: verdict.lost,
      duplicated: verdict.duplicated,
      out_of_order: verdict.out_of_order,
      wrong_partner: verdict.wrong_partner,
      cpu_seconds_per_1000_messages: cpu,
      in_memory_cpu_seconds_per_1000_messages: yardstick.cpu,
      members,
      in_flight: inFlight,
      seconds: full.seconds,
      messages: verdict.sent,
      in_memory: yardstick.interval,
    }
  } finally {
    await system.stop()
  }
}

/**
 * Straight to the only gateway, as the in-memory bot gets its updates too: the balancer that stands before several would be
 * measured along, in the process that makes the load.
 */
async function pointWebhookAt(system: System): Promise<void> {
  const gateway = system.replicas('gateway')[0]
  if (gateway === undefined) throw new Error('there is no gateway')
  const webhook = {
    url: `${gateway.url}/telegram/webhook`,
    secret_token: system.env.WEBHOOK_SECRET,
    max_connections: 100,
  }
  const answer = await fetch(`${system.sandbox.url}/bot${system.sandbox.token}/setWebhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(webhook),
  })
  if (!answer.ok) throw new Error(`setWebhook: ${await answer.text()}`)
}
