import type { Hono } from 'hono'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Environment, Variable } from './environment.js'
import { type Check, createHttp, listen } from './http.js'
import { createLogger, type Logger } from './logger.js'
import { readEnvironment } from './read-environment.js'
import { createSockets, type SocketOptions, type SocketServer, type Sockets } from './sockets.js'
import { openTracing, TRACING_VARIABLES } from './tracing/open-tracing.js'
import type { Tracing } from './tracing/tracing.js'

const COMMON = ['LOG_LEVEL', 'HOST', ...TRACING_VARIABLES] as const
const STOP_LIMIT_MS = 10_000

/** What a service is given to build itself with. */
export interface ServiceContext {
  readonly log: Logger
  /** The way of messages; notes nothing unless OTEL_EXPORTER_OTLP_ENDPOINT is set. */
  readonly trace: Tracing
  /** Metrics of this service; pass `registers: [metrics]` to every metric. */
  readonly metrics: Registry
  /** The service's HTTP; add routes before `start` returns. */
  readonly http: Hono
  /** Takes WebSockets, from the first call on. On stop they are closed with 1012 before anything else is. */
  sockets(options: SocketOptions): Sockets
  /** Closed in reverse order on stop: what takes in new work last opened, first closed. */
  onStop(name: string, close: () => Promise<void> | void): void
  /** A dependency that `/ready` asks for. */
  readyWhen(dependency: string, check: Check): void
  /** Ends the process with status 1 where nothing else can mend it; in one process with others, stops this service. */
  fatal(error: unknown): void
}

export interface RunningService {
  readonly name: string
  /** The port that HTTP listens on. */
  readonly port: number
  /** No new work, finish what is in hand, close in reverse order; at most 10 s. Safe to call twice. */
  stop(): Promise<void>
}

export interface ServiceDefinition<V extends Variable> {
  readonly name: string
  readonly portVariable: Variable & `${string}_PORT`
  readonly variables: readonly V[]
  start(config: Pick<Environment, V | (typeof COMMON)[number]>, context: ServiceContext): Promise<void>
}

export type StartService = ((
  environment: Readonly<Record<string, string | undefined>>,
  options?: { log?: Logger; onFatal?: (error: unknown) => void },
) => Promise<RunningService>) & {
  readonly serviceName: string
  /** The variables of the environment that the service reads, besides its port. docker-compose.yml is checked against it. */
  readonly variables: readonly Variable[]
}

/** Makes a starter that the service's `main.ts` runs as a process, and tests and the demo run in one process. */
export function defineService<V extends Variable>(definition: ServiceDefinition<V>): StartService {
  const start = async (
    environment: Readonly<Record<string, string | undefined>>,
    options: { log?: Logger; onFatal?: (error: unknown) => void } = {},
  ): Promise<RunningService> => {
    const { name, portVariable } = definition
    const config = readEnvironment(environment, [...COMMON, ...definition.variables])
    const log = options.log ?? createLogger(name, config.LOG_LEVEL)
    const metrics = new Registry()
    collectDefaultMetrics({ register: metrics })
    const checks = new Map<string, Check>()
    const closers: { name: string; close: () => Promise<void> | void }[] = []
    let sockets: SocketServer | undefined
    let stopping: Promise<void> | undefined
    let fatalError: unknown

    const closeAll = async () => {
      for (let last = closers.pop(); last !== undefined; last = closers.pop()) {
        try {
          await last.close()
        } catch (error) {
          log.warn({ err: error, what: last.name }, 'could not be closed cleanly')
        }
      }
    }
    const stop = (): Promise<void> => {
      stopping ??= new Promise((resolve) => {
        const limit = setTimeout(() => {
          log.error({ limitMs: STOP_LIMIT_MS }, 'not drained in time; what is in hand will be redelivered')
          resolve()
        }, STOP_LIMIT_MS)
        void closeAll().then(() => {
          clearTimeout(limit)
          log.info('stopped')
          resolve()
        })
      })
      return stopping
    }

    const tracing = await openTracing(name, config, log)
    closers.push({ name: 'traces', close: tracing.close })
    const draining = () => stopping !== undefined
    const http = createHttp(metrics, checks, draining, log)
    const context: ServiceContext = {
      log,
      trace: tracing.trace,
      metrics,
      http,
      sockets: (wanted) => {
        sockets ??= createSockets(wanted)
        return sockets
      },
      onStop: (what, close) => closers.push({ name: what, close }),
      readyWhen: (dependency, check) => checks.set(dependency, check),
      fatal: (error) => {
        fatalError ??= error
        log.fatal({ err: error }, 'cannot go on')
        void stop().then(() => options.onFatal?.(error))
      },
    }
    try {
      await definition.start(config, context)
      const { [portVariable]: port } = readEnvironment(environment, [portVariable])
      const server = await listen(http, config.HOST, Number(port), draining, sockets?.server)
      // Probes are answered to the end, but no request is in hand any more when the rest is closed.
      closers.unshift({ name: 'http', close: server.close })
      closers.push({ name: 'requests', close: server.settled })
      if (sockets !== undefined) closers.push({ name: 'sockets', close: sockets.close })
      if (draining()) throw fatalError
      log.info({ port: server.port }, 'started')
      return { name, port: server.port, stop }
    } catch (error) {
      await closeAll()
      throw error
    }
  }
  return Object.assign(start, {
    serviceName: definition.name,
    variables: [...COMMON, ...definition.variables],
  })
}
