import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { startBalancer } from './balancer.js'

const open: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function replica(name: string): Promise<{ port: number; server: Server }> {
  const server = createServer((_, response) => response.setHeader('connection', 'close').end(name))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(async () => server.close())
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, server }
}

async function balancerBefore(ports: readonly number[]): Promise<string> {
  const balancer = await startBalancer(() => ports)
  open.push(() => balancer.close())
  return balancer.url
}

const ask = async (url: string) => (await fetch(url, { headers: { connection: 'close' } })).text()

describe('the balancer before replicas', () => {
  it('gives each its turn', async () => {
    const [one, other] = [await replica('one'), await replica('other')]
    const url = await balancerBefore([one.port, other.port])
    expect([await ask(url), await ask(url), await ask(url)]).toEqual(['one', 'other', 'one'])
  })

  it('passes over a replica that is gone', async () => {
    const [gone, there] = [await replica('gone'), await replica('there')]
    await new Promise((resolve) => gone.server.close(resolve))
    const url = await balancerBefore([gone.port, there.port])
    expect([await ask(url), await ask(url)]).toEqual(['there', 'there'])
  })

  it('closes the connection when no replica is left', async () => {
    await expect(ask(await balancerBefore([]))).rejects.toThrow()
  })
})
