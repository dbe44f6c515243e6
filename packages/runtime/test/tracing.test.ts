import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createLogger, defineService, type RunningService, type Tracing, traceIdsOf } from '../src/index.js'
import { type Collector, startCollector } from './collector.js'

const LIMIT = { timeout: 60_000, interval: 10 }
const TRACE = '777-1234'

let open: { stop(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.map((one) => one.stop()))
  open = []
})

async function collecting(options?: { silent?: boolean }): Promise<Collector> {
  const collector = await startCollector(options)
  open.push(collector)
  return collector
}

interface Traced {
  service: RunningService
  trace: Tracing
  lines: string[]
}

async function run(name: string, environment: Record<string, string>): Promise<Traced> {
  let trace: Tracing | undefined
  const lines: string[] = []
  const start = defineService({
    name,
    portVariable: 'SANDBOX_PORT',
    variables: [],
    start: async (_, context) => {
      trace = context.trace
    },
  })
  const log = createLogger(name, 'trace', { write: (line) => void lines.push(line) })
  const service = await start({ HOST: '127.0.0.1', SANDBOX_PORT: '0', ...environment }, { log })
  open.push(service)
  if (trace === undefined) throw new Error('not started')
  return { service, trace, lines }
}

const to = ({ url }: { url: string }) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url })

describe('without an endpoint', () => {
  it('work is done as ever, and no call is told of a trace', async () => {
    const { trace } = await run('relay', {})
    expect(
      await trace.during(
        TRACE,
        'send',
        async () => 5,
        () => ({}),
      ),
    ).toBe(5)
    expect(trace.header(TRACE)).toBeUndefined()
  })

  it("nothing of OpenTelemetry's SDK is loaded", async () => {
    const file = fileURLToPath(new URL('./loaded-modules.ts', import.meta.url))
    const loaded = async (env: Record<string, string>) => {
      const base = { HOST: '127.0.0.1', SANDBOX_PORT: '0', LOG_LEVEL: 'silent', ...env }
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', file], { env: base })
      return Number(/loaded (\d+)/.exec(stdout)?.[1])
    }
    expect(await loaded({})).toBe(0)
    expect(await loaded(to({ url: 'http://127.0.0.1:1' }))).toBeGreaterThan(0)
  })
})

describe('the steps of two services', () => {
  it('are sent when they stop, under one trace and its first step', async () => {
    const collector = await collecting()
    const began = Date.now()
    const gateway = await run('gateway', to(collector))
    const relay = await run('relay', to(collector))
    await gateway.trace.during(
      TRACE,
      'receive',
      async () => 'member',
      (outcome) => ({ outcome }),
    )
    relay.trace.step(TRACE, 'lane', began)
    const failing = async () => {
      throw new TypeError('words of a member')
    }
    await expect(relay.trace.during(TRACE, 'send', failing, () => ({}))).rejects.toThrow('words')
    await gateway.service.stop()
    await relay.service.stop()

    const { traceId, rootId } = traceIdsOf(TRACE)
    const said = [{ key: 'anonchat.trace', value: { stringValue: TRACE } }]
    const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } })
    const under = { traceId, parentSpanId: rootId }
    expect(collector.spans).toEqual([
      expect.objectContaining({
        service: 'gateway',
        name: 'receive',
        traceId,
        spanId: rootId,
        attributes: [...said, attribute('outcome', 'member')],
      }),
      expect.objectContaining({ service: 'relay', name: 'lane', ...under, attributes: said }),
      expect.objectContaining({
        service: 'relay',
        name: 'send',
        ...under,
        status: { code: 2 },
        attributes: [...said, attribute('error.type', 'TypeError')],
      }),
    ])
    expect(collector.spans[0]?.parentSpanId).toBeUndefined()
    expect(new Set(collector.spans.map(({ spanId }) => spanId)).size).toBe(3)
    for (const { startTimeUnixNano, endTimeUnixNano } of collector.spans) {
      const [start, end] = [Number(BigInt(startTimeUnixNano)) / 1e6, Number(BigInt(endTimeUnixNano)) / 1e6]
      expect(start).toBeGreaterThan(began - 10)
      expect(end).toBeGreaterThanOrEqual(start)
      expect(end).toBeLessThan(Date.now() + 10)
    }
  })

  it('are sent while they run, with the headers that the endpoint wants', async () => {
    const collector = await collecting()
    const { trace } = await run('relay', {
      OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%2Cb,x-team=one',
    })
    trace.step(TRACE, 'lane', trace.now())
    await vi.waitUntil(() => collector.spans.length === 1, LIMIT)
    expect(collector.requests).toEqual([
      { path: '/v1/traces', headers: expect.objectContaining({ 'x-key': 'a,b', 'x-team': 'one' }) },
    ])
  })

  it('are kept for the same share of updates, and so is the word of it to others', async () => {
    const collector = await collecting()
    const share = { ...to(collector), OTEL_TRACES_SAMPLER_ARG: '0.5' }
    const services = await Promise.all(['gateway', 'relay'].map((name) => run(name, share)))
    const traces = Array.from({ length: 200 }, (_, index) => `777-${index}`)
    const told = services.map(({ trace }) => traces.filter((one) => trace.header(one) !== undefined))
    for (const { trace } of services) for (const one of traces) trace.step(one, 'handle', trace.now())
    await Promise.all(services.map(({ service }) => service.stop()))
    const kept = (name: string) =>
      collector.spans
        .filter(({ service }) => service === name)
        .map(({ attributes }) => attributes[0]?.value.stringValue)
    expect(kept('gateway').length).toBeGreaterThan(50)
    expect(kept('gateway').length).toBeLessThan(150)
    expect(kept('relay')).toEqual(kept('gateway'))
    expect(told).toEqual([kept('gateway'), kept('gateway')])
  })
})

describe('an endpoint that does not answer', () => {
  const notDrained = (lines: string[]) => lines.filter((line) => line.includes('not drained'))

  it('is logged once, and holds up neither the work nor the stop', async () => {
    const { service, trace, lines } = await run('relay', to({ url: 'http://127.0.0.1:1' }))
    const lost = () => lines.filter((line) => line.includes('traces are lost'))
    for (let i = 0; lost().length === 0 || i < 3_000; i++) {
      trace.step(`777-${i}`, 'lane', trace.now())
      if (i % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await service.stop()
    expect(lost()).toHaveLength(1)
    expect(notDrained(lines)).toEqual([])
  })

  it('that takes the connection and keeps silent does not hold up the stop either', async () => {
    const collector = await collecting({ silent: true })
    const { service, trace, lines } = await run('relay', to(collector))
    for (let i = 0; i < 2_000; i++) trace.step(`777-${i}`, 'lane', trace.now())
    await service.stop()
    expect(collector.requests.length).toBeGreaterThan(0)
    expect(notDrained(lines)).toEqual([])
  })
})
