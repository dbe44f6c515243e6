import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { type Sandbox, type ServiceState, startSandbox } from '../src/index.js'

const METRICS = `# HELP process_resident_memory_bytes Resident memory size in bytes.
# TYPE process_resident_memory_bytes gauge
process_resident_memory_bytes 73400320
process_resident_memory_bytes_max 1
relay_queue_depth{lane="live"} 3
relay_queue_depth{lane="bulk"} 4
`

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A server that answers as a service does; it can be told to be not ready. */
async function service(
  metrics: string,
): Promise<{ url: string; setReady(ready: boolean): void; asked(): number }> {
  let ready = true
  let asked = 0
  const server = http.createServer((request, response) => {
    asked += 1
    if (request.url === '/metrics') response.end(metrics)
    else response.writeHead(request.url === '/ready' && ready ? 200 : 503).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    setReady: (is) => {
      ready = is
    },
    asked: () => asked,
  }
}

async function sandboxWith(services: { name: string; url: string }[]): Promise<Sandbox> {
  const sandbox = await startSandbox({ services })
  closers.push(() => sandbox.stop())
  return sandbox
}

it('shows of each service whether it is ready, its memory, and what waits in it', async () => {
  const relay = await service(METRICS)
  const gateway = await service('process_resident_memory_bytes 5\n')
  const sandbox = await sandboxWith([
    { name: 'gateway', url: gateway.url },
    { name: 'relay', url: relay.url },
    { name: 'away', url: 'http://127.0.0.1:9' },
  ])
  const told: ServiceState[][] = []
  sandbox.onEvent((event) => {
    if (event.type === 'services') told.push(event.services)
  })
  const expected = [
    { name: 'gateway', ready: true, memory: 5, waiting: null },
    { name: 'relay', ready: true, memory: 73_400_320, waiting: 7 },
    { name: 'away', ready: false, memory: null, waiting: null },
  ]
  await vi.waitFor(() => expect(told.at(-1)).toEqual(expected), { timeout: 30_000 })
  expect(sandbox.services()).toEqual(expected)
  relay.setReady(false)
  await vi.waitFor(() => expect(told.at(-1)?.[1]).toMatchObject({ ready: false, waiting: 7 }), {
    timeout: 30_000,
  })
})

it('asks nobody while nobody looks', async () => {
  const relay = await service(METRICS)
  const looked = await service(METRICS)
  await sandboxWith([{ name: 'relay', url: relay.url }])
  const watched = await sandboxWith([{ name: 'relay', url: looked.url }])
  watched.onEvent(() => {})
  await vi.waitFor(() => expect(looked.asked()).toBeGreaterThanOrEqual(6), { timeout: 60_000 })
  expect(relay.asked()).toBe(0)
})
