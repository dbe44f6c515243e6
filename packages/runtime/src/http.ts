import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Registry } from 'prom-client'
import type { WebSocketServer } from 'ws'
import type { Logger } from './logger.js'

/** Answers whether a dependency can be used: resolves, or rejects with why not. */
export type Check = () => Promise<void>

const CHECK_TIMEOUT_MS = 2_000
/** Longer than load balancers keep idle connections: else a request could meet a connection that is just closing. */
const KEEP_ALIVE_MS = 75_000

export { serveStatic } from '@hono/node-server/serve-static'

const PROBES = /\/(health|ready|metrics)$/

async function outcome(check: Check): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS)
  })
  try {
    await Promise.race([check(), late])
    return 'ok'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    clearTimeout(timer)
  }
}

/**
 * What every service answers: `/health` (the process lives), `/ready` (its dependencies do too; 503 names those that
 * do not, and while draining), `/metrics` (Prometheus).
 */
export function createHttp(
  metrics: Registry,
  checks: ReadonlyMap<string, Check>,
  draining: () => boolean,
  log: Logger,
): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    log.error({ err: error, path: c.req.routePath }, 'a request failed')
    return c.json({ error: 'internal error' }, 500)
  })
  app.get('/health', (c) => c.json({ status: 'ok' }))
  app.get('/ready', async (c) => {
    if (draining()) return c.json({ status: 'draining' }, 503)
    const names = [...checks.keys()]
    const outcomes = await Promise.all([...checks.values()].map(outcome))
    const all = outcomes.every((result) => result === 'ok')
    const dependencies = Object.fromEntries(names.map((name, index) => [name, outcomes[index]]))
    return c.json({ status: all ? 'ok' : 'waiting', dependencies }, all ? 200 : 503)
  })
  app.get('/metrics', async (c) =>
    c.text(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  )
  return app
}

export interface HttpServer {
  readonly port: number
  /** Resolves when every request that came before draining has its answer. */
  settled(): Promise<void>
  close(): Promise<void>
}

/**
 * Listens; `port` 0 asks for a free one. While draining, what is in hand goes on, probes are answered, and everything
 * else is sent away with 503.
 */
export async function listen(
  app: Hono,
  host: string,
  port: number,
  draining: () => boolean,
  sockets?: WebSocketServer,
): Promise<HttpServer> {
  const inHand = new Set<Promise<unknown>>()
  const fetch: typeof app.fetch = (request, env, context) => {
    if (draining() && !PROBES.test(request.url)) return sentAway()
    const answer = app.fetch(request, env, context)
    if (answer instanceof Promise) {
      inHand.add(answer)
      const forget = () => inHand.delete(answer)
      answer.then(forget, forget)
    }
    return answer
  }
  return await new Promise((resolve, reject) => {
    const serverOptions = { keepAliveTimeout: KEEP_ALIVE_MS }
    const websocket = sockets && { websocket: { server: sockets } }
    const server = serve({ fetch, hostname: host, port, serverOptions, ...websocket }, (info) => {
      server.off('error', reject)
      resolve({
        port: info.port,
        settled: async () => {
          await Promise.allSettled(inHand)
        },
        close: () => closeServer(server),
      })
    })
    server.once('error', reject)
  })
}

const sentAway = () =>
  Response.json({ error: 'draining' }, { status: 503, headers: { 'retry-after': '1', connection: 'close' } })

type Server = ReturnType<typeof serve>

/** Waits for answers that are being written; connections that are kept alive are closed as soon as they idle. */
async function closeServer(server: Server): Promise<void> {
  const closeIdle = () => {
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  }
  const idle = setInterval(closeIdle, 50)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    closeIdle()
  })
  clearInterval(idle)
}
