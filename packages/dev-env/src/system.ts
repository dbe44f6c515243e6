import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Server } from '@anonchat/servers'
import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { type Backing, startBacking } from './backing.js'
import { startBalancer } from './balancer.js'
import { Closers } from './closers.js'
import { logsIn } from './logs.js'
import type { Replica } from './replica.js'
import { SERVICE_NAMES, type ServiceName } from './services.js'
import { replicaStarter, replicaTable } from './start-replica.js'
import { systemEnvironment } from './system-environment.js'
import type { SystemOptions } from './system-options.js'
import { inventToken } from './token.js'

/** The whole system on loopback: servers, sandbox, services. */
export interface System {
  readonly sandbox: Sandbox
  readonly nats: Server
  readonly redis: Server
  /** Only with `ownMysql`. */
  readonly mysql: Server | undefined
  readonly databaseUrl: string
  /** What the services were started with. */
  readonly env: Readonly<Record<string, string>>
  /** All replicas ever started of a service, by index; `alive()` says which still run. */
  replicas(service: ServiceName): readonly Replica[]
  /** Starts one more replica; resolves when it is ready. */
  startReplica(service: ServiceName): Promise<Replica>
  /** Ends one replica and waits until it is gone. */
  kill(service: ServiceName, index: number, signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** All lines that the replicas of a service have logged. */
  logs(service: ServiceName): string[]
  /** Stops services, sandbox and servers, and removes all data. */
  stop(): Promise<void>
}

/** Starts everything; resolves when every service is ready. On failure nothing is left behind. */
export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const closers = new Closers()
  try {
    return await build(options, closers)
  } catch (error) {
    await closers.closeAll()
    throw error
  }
}

async function build(options: SystemOptions, closers: Closers): Promise<System> {
  const backing = await startBacking(options.ownMysql ?? false, closers)
  const dir = await mkdtemp(join(tmpdir(), 'anonchat-system-'))
  closers.add(() => rm(dir, { recursive: true, force: true }))
  const token = options.sandbox?.token ?? inventToken()
  const sandbox = await startSandbox({ ...options.sandbox, token })
  closers.add(() => sandbox.stop())

  const replicas = replicaTable()
  const webhook = options.updates === 'webhook' ? await webhookThrough(replicas.of, closers) : undefined
  const addresses = { ...addressesOf(backing), telegram: sandbox.url, webhook, token }
  const env = { ...systemEnvironment(addresses), ...options.env }
  const logs = logsIn(dir)
  const startReplica = replicaStarter(options, env, logs, replicas)

  closers.add(() => Promise.all(replicas.alive().map((replica) => replica.end('SIGTERM'))))
  // All settled, so that on failure nothing is still on its way up when the rest is closed.
  const outcomes = await Promise.allSettled(
    SERVICE_NAMES.flatMap((service) =>
      Array.from({ length: options.replicas?.[service] ?? 1 }, () => startReplica(service)),
    ),
  )
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  return {
    sandbox,
    nats: backing.nats,
    redis: backing.redis,
    mysql: backing.mysql,
    databaseUrl: backing.databaseUrl,
    env,
    replicas: replicas.of,
    startReplica,
    kill: async (service, index, signal = 'SIGKILL') => {
      const replica = replicas.of(service).find((one) => one.index === index)
      if (replica === undefined) throw new Error(`there is no replica ${index} of ${service}`)
      await replica.end(signal)
    },
    logs: (service) => logs.lines(service),
    stop: () => closers.closeAll(),
  }
}

const addressesOf = ({ nats, redis, databaseUrl }: Backing) => ({
  nats: nats.url,
  redis: redis.url,
  database: databaseUrl,
})

async function webhookThrough(
  replicas: (service: ServiceName) => readonly Replica[],
  closers: Closers,
): Promise<string> {
  const balancer = await startBalancer(() =>
    replicas('gateway')
      .filter((replica) => replica.alive())
      .map((replica) => replica.port),
  )
  closers.add(() => balancer.close())
  return `${balancer.url}/telegram/webhook`
}
