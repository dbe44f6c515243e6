import { freePort } from '@anonchat/servers'
import { startInProcess } from './in-process.js'
import type { Logs } from './logs.js'
import { type Replica, untilReady } from './replica.js'
import { startServiceProcess } from './service-process.js'
import type { ServiceName } from './services.js'
import type { SystemOptions } from './system-options.js'

// A whole system that starts on a busy machine, while other tests run.
const READY_LIMIT_MS = 60_000

/** The replicas that a system has started, and the index that the next one gets. */
export interface ReplicaTable {
  of(service: ServiceName): readonly Replica[]
  alive(): Replica[]
  nextIndex(service: ServiceName): number
  add(replica: Replica): void
}

export function replicaTable(): ReplicaTable {
  const all: Replica[] = []
  const indexes = new Map<ServiceName, number>()
  return {
    of: (service) => all.filter((replica) => replica.service === service).sort((a, b) => a.index - b.index),
    alive: () => all.filter((replica) => replica.alive()),
    nextIndex: (service) => {
      const index = indexes.get(service) ?? 0
      indexes.set(service, index + 1)
      return index
    },
    add: (replica) => all.push(replica),
  }
}

/** Gives what starts one more replica of a service and waits until it is ready. */
export function replicaStarter(
  options: SystemOptions,
  env: Readonly<Record<string, string>>,
  logs: Logs,
  table: ReplicaTable,
): (service: ServiceName) => Promise<Replica> {
  return async (service) => {
    const index = table.nextIndex(service)
    const own = options.serviceEnv?.[service]
    const how = { index, env: { ...env, ...(typeof own === 'function' ? own(index) : own) } }
    const port = index === 0 ? options.ports?.[service] : undefined
    const replica =
      options.mode === 'processes'
        ? await startServiceProcess(service, {
            ...how,
            port: port ?? (await freePort()),
            output: logs.file(service),
          })
        : await startInProcess(service, {
            ...how,
            port: port ?? 0,
            log: (line) => logs.append(service, line),
          })
    table.add(replica)
    await untilReady(replica.url, READY_LIMIT_MS, () =>
      replica.alive() ? undefined : `${service} ended while it started:\n${lastLines(logs.lines(service))}`,
    )
    return replica
  }
}

const lastLines = (lines: readonly string[]) => lines.slice(-10).join('\n')
