import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Span, TraceView } from '@anonchat/telegram-sandbox'
import { afterEach, describe, expect, it } from 'vitest'
import { playStory } from '../src/demo/story.js'
import { SERVICE_NAMES, type System, startSystem } from '../src/index.js'
import { meet, registerStrangers } from './pair.js'
import { type Identity, leaksIn } from './random-update/identity.js'

const LIMIT = { timeout: 60_000, interval: 50 }

const anna: Identity = {
  id: 7_315_902_846,
  first_name: 'Annabelmark',
  last_name: 'Kowalskamark',
  username: 'annabel_handle',
  phone: '4915550123987',
}
const ben: Identity = {
  id: 6_824_103_957,
  first_name: 'Benjaminmark',
  last_name: 'Muellermark',
  username: 'benjamin_handle',
  phone: '4915550456321',
}

let open: { stop(): unknown }[] = []
afterEach(async () => {
  for (const one of open.reverse()) await one.stop()
  open = []
})

const post = async (url: string, body: string): Promise<number> => {
  const headers = { 'content-type': 'application/json' }
  return (await fetch(url, { method: 'POST', headers, body })).status
}

/** Keeps what is exported, and passes it on when there is somebody to pass it on to. */
async function listenIn(): Promise<{ url: string; bodies: string[]; passTo(url: string): void }> {
  const bodies: string[] = []
  let next: string | undefined
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', async () => {
      bodies.push(body)
      const status = next === undefined ? 200 : await post(`${next}${request.url}`, body)
      response.writeHead(status).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    bodies,
    passTo: (url) => {
      next = url
    },
  }
}

async function systemThatTracesTo(endpoint: string): Promise<System> {
  const system = await startSystem({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } })
  open.push(system)
  return system
}

/** The view of a trace when all the named spans are there. */
async function viewOf({ sandbox }: System, trace: string, names: readonly string[]): Promise<TraceView> {
  await expect
    .poll(() => sandbox.trace(trace)?.spans.map(({ name }) => name) ?? [], LIMIT)
    .toEqual(expect.arrayContaining([...names]))
  const view = sandbox.trace(trace)
  if (view === null) throw new Error(`nothing is known of ${trace}`)
  return view
}

const endOf = ({ startedAt, durationMs }: Span): number => startedAt + durationMs

describe('a text from one member to another', () => {
  it('shows its way through the services in order, the time in each, and the call that brought it', async () => {
    const collector = await listenIn()
    const system = await systemThatTracesTo(collector.url)
    const { sandbox } = system
    collector.passTo(sandbox.url)
    await registerStrangers(system, [anna, ben])
    await meet(system, [anna, ben])

    const from = Date.now()
    const { updateId } = sandbox.sendText(anna.id, 'how are you today')
    await sandbox.waitFor(ben.id, 'how are you today', { timeoutMs: 60_000 })
    const trace = `${sandbox.me.id}-${updateId}`
    const steps = ['receive', 'wait', 'handle', 'lane', 'send'] as const
    const view = await viewOf(system, trace, steps)
    const until = Date.now()

    expect(view.spans.map(({ service, name }) => `${service} ${name}`).sort()).toEqual([
      'conversation handle',
      'conversation wait',
      'gateway receive',
      'relay lane',
      'relay send',
    ])
    const one = Object.fromEntries(view.spans.map((span) => [span.name, span])) as Record<string, Span>
    const [receive, wait, handle, lane, send] = steps.map((name) => one[name] as Span) as [
      Span,
      Span,
      Span,
      Span,
      Span,
    ]
    // Clocks of processes and of this test agree to within this.
    const about = 5
    for (const span of view.spans) {
      expect(span.durationMs).toBeGreaterThanOrEqual(0)
      expect(span.startedAt).toBeGreaterThan(from - about)
      expect(endOf(span)).toBeLessThan(until + about)
    }
    expect(receive.startedAt).toBeLessThan(wait.startedAt + about)
    expect(handle.startedAt).toBeGreaterThan(endOf(wait) - about)
    expect(lane.startedAt).toBeGreaterThan(handle.startedAt - about)
    expect(send.startedAt).toBeGreaterThan(endOf(lane) - about)

    expect(receive.parentId).toBeNull()
    for (const span of [wait, handle, lane, send]) expect(span.parentId).toBe(receive.spanId)
    expect(send.attributes).toMatchObject({ 'telegram.method': 'sendMessage', 'anonchat.outcome': 'sent' })
    expect(handle.attributes).toMatchObject({ 'anonchat.event': 'update' })
    expect(view.update).toMatchObject({ trace, memberId: anna.id })
    expect(view.calls.map(({ method, params }) => [method, params.chat_id, params.text])).toEqual([
      ['sendMessage', ben.id, 'how are you today'],
    ])
  })
})

describe('what is exported', () => {
  it('names every kind of step, and nobody and nothing that was said', async () => {
    const collector = await listenIn()
    const system = await systemThatTracesTo(collector.url)
    await registerStrangers(system, [anna, ben])
    await meet(system, [anna, ben])
    for (const words of ['how are you today', 'fine, and you']) {
      system.sandbox.sendText(anna.id, words)
      await system.sandbox.waitFor(ben.id, words, { timeoutMs: 60_000 })
    }
    await playStory(system.sandbox)
    await system.stop()

    const all = collector.bodies.join('\n')
    const steps = ['receive', 'wait', 'handle', 'match', 'lane', 'send', 'answer']
    expect(steps.filter((name) => !all.includes(`"name":"${name}"`))).toEqual([])
    for (const who of [anna, ben]) expect(leaksIn(all, who)).toEqual([])
    for (const { id, first_name } of system.sandbox.members()) {
      expect(all).not.toContain(String(id))
      expect(all).not.toContain(first_name)
    }
    expect(all).not.toMatch(/how are you|fine, and/)
    const keys = new Set([...all.matchAll(/"key":"([^"]+)"/g)].map(([, key]) => key))
    // A step may have failed once, as when a service was not up yet.
    keys.delete('error.type')
    expect([...keys].sort()).toEqual([
      'anonchat.attempt',
      'anonchat.event',
      'anonchat.lane',
      'anonchat.outcome',
      'anonchat.trace',
      'anonchat.update',
      'service.instance.id',
      'service.name',
      'service.namespace',
      'telegram.method',
    ])
  })
})

describe('an endpoint that is away', () => {
  it('stops no message, and holds up no stop', async () => {
    const system = await systemThatTracesTo('http://127.0.0.1:1')
    await registerStrangers(system, [anna, ben])
    await meet(system, [anna, ben])
    system.sandbox.sendText(anna.id, 'how are you today')
    await system.sandbox.waitFor(ben.id, 'how are you today', { timeoutMs: 60_000 })
    for (const service of SERVICE_NAMES) for (const one of system.replicas(service)) await one.end('SIGTERM')
    for (const service of SERVICE_NAMES) {
      const lines = system.logs(service)
      expect(lines.filter((line) => line.includes('not drained in time'))).toEqual([])
      expect(lines.filter((line) => line.includes('traces are lost')).length).toBeLessThanOrEqual(1)
    }
    expect(system.logs('relay').join('\n')).toContain('traces are lost')
  })
})
