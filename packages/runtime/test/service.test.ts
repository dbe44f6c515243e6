import { Agent, request } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createLogger,
  defineService,
  EnvironmentError,
  type RunningService,
  type ServiceContext,
} from '../src/index.js'

const LIMIT = { timeout: 60_000, interval: 10 }
const ENVIRONMENT = { HOST: '127.0.0.1', SANDBOX_PORT: '0' }

let running: RunningService[] = []
afterEach(async () => {
  await Promise.all(running.map((service) => service.stop()))
  running = []
})

type Start = (context: ServiceContext) => Promise<void> | void

async function run(
  start: Start,
  lines: string[] = [],
  onFatal?: (error: unknown) => void,
): Promise<RunningService> {
  const startService = defineService({
    name: 'some',
    portVariable: 'SANDBOX_PORT',
    variables: [],
    start: async (_, context) => await start(context),
  })
  const log = createLogger('some', 'trace', { write: (line) => void lines.push(line) })
  const service = await startService(ENVIRONMENT, { log, ...(onFatal ? { onFatal } : {}) })
  running.push(service)
  return service
}

const ask = async ({ port }: RunningService, path: string) => {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`)
  return { status: answer.status, body: await answer.json() }
}

/** A gate that handlers wait at. */
function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}

describe('a service', () => {
  it('says that it lives, that it is ready, and its metrics', async () => {
    const service = await run((context) => context.readyWhen('redis', async () => {}))
    expect(await ask(service, '/health')).toEqual({ status: 200, body: { status: 'ok' } })
    expect(await ask(service, '/ready')).toEqual({
      status: 200,
      body: { status: 'ok', dependencies: { redis: 'ok' } },
    })
    const metrics = await fetch(`http://127.0.0.1:${service.port}/metrics`)
    expect(await metrics.text()).toContain('process_cpu_seconds_total')
  })

  it('is not ready while a dependency is away or silent, and names it', async () => {
    let redis = async () => {}
    const service = await run((context) => {
      context.readyWhen('redis', () => redis())
      context.readyWhen('nats', async () => {})
    })
    redis = async () => {
      throw new Error('connection refused')
    }
    expect(await ask(service, '/ready')).toEqual({
      status: 503,
      body: { status: 'waiting', dependencies: { redis: 'connection refused', nats: 'ok' } },
    })
    redis = () => new Promise(() => {})
    expect(await ask(service, '/ready')).toMatchObject({
      status: 503,
      body: { dependencies: { redis: expect.stringContaining('no answer within') } },
    })
    redis = async () => {}
    expect((await ask(service, '/ready')).status).toBe(200)
  })

  it('answers 500 to a request that fails, logs why, and goes on', async () => {
    const lines: string[] = []
    const service = await run((context) => {
      context.http.get('/broken', () => {
        throw new Error('broken')
      })
    }, lines)
    expect(await ask(service, '/broken')).toEqual({ status: 500, body: { error: 'internal error' } })
    expect(lines.join('')).toContain('broken')
    expect((await ask(service, '/health')).status).toBe(200)
  })
})

describe('stopping', () => {
  it('finishes requests in hand, sends others away, is not ready, and closes in reverse order', async () => {
    const [arrived, finish] = [gate(), gate()]
    const order: string[] = []
    const service = await run((context) => {
      context.onStop('first', () => void order.push('first'))
      context.onStop('second', async () => {
        await Promise.resolve()
        order.push('second')
      })
      context.http.get('/slow', async (c) => {
        arrived.open()
        await finish.passed
        order.push('slow answered')
        return c.json({})
      })
    })
    const slow = ask(service, '/slow')
    await arrived.passed
    const stopped = service.stop()
    expect(await ask(service, '/ready')).toEqual({ status: 503, body: { status: 'draining' } })
    expect((await ask(service, '/slow')).status).toBe(503)
    expect((await ask(service, '/health')).status).toBe(200)
    finish.open()
    expect((await slow).status).toBe(200)
    await stopped
    expect(order).toEqual(['slow answered', 'second', 'first'])
    await expect(ask(service, '/health')).rejects.toThrow()
  })

  it('does not wait for connections that are only kept alive', async () => {
    const service = await run(() => {})
    const agent = new Agent({ keepAlive: true })
    await new Promise<void>((resolve, reject) => {
      request({ port: service.port, path: '/health', agent }, (answer) => answer.resume().on('end', resolve))
        .on('error', reject)
        .end()
    })
    await service.stop()
    agent.destroy()
  })

  it('is the same when asked twice, and goes on past what cannot be closed', async () => {
    const order: string[] = []
    const lines: string[] = []
    const service = await run((context) => {
      context.onStop('good', () => void order.push('good'))
      context.onStop('bad', () => {
        throw new Error('stuck')
      })
    }, lines)
    expect(service.stop()).toBe(service.stop())
    await service.stop()
    expect(order).toEqual(['good'])
    expect(lines.join('')).toContain('could not be closed cleanly')
  })
})

describe('starting', () => {
  it('closes what was opened when it fails', async () => {
    const order: string[] = []
    const starting = run((context) => {
      context.onStop('opened', () => void order.push('closed'))
      throw new Error('no server')
    })
    await expect(starting).rejects.toThrow('no server')
    expect(order).toEqual(['closed'])
  })

  it('fails with every fault of the environment', async () => {
    const start = defineService({
      name: 'some',
      portVariable: 'SANDBOX_PORT',
      variables: ['BOT_TOKEN', 'NATS_URL'],
      start: async () => {},
    })
    await expect(start({})).rejects.toMatchObject({ faults: [expect.any(String), expect.any(String)] })
    await expect(start({})).rejects.toBeInstanceOf(EnvironmentError)
  })

  it('fails with what was fatal meanwhile', async () => {
    const reason = new Error('wrong token')
    await expect(run((context) => context.fatal(reason))).rejects.toBe(reason)
  })
})

describe('what is fatal later', () => {
  it('stops the service and tells who runs it', async () => {
    let fatal: (error: unknown) => void = () => {}
    const told: unknown[] = []
    const closed = gate()
    await run(
      (context) => {
        fatal = context.fatal
        context.onStop('opened', closed.open)
      },
      [],
      (error) => void told.push(error),
    )
    fatal(new Error('cannot go on'))
    await closed.passed
    await vi.waitUntil(() => told.length === 1, LIMIT)
    expect(String(told[0])).toContain('cannot go on')
  })
})
