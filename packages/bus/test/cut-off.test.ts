import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { createLogger, Unavailable } from '@anonchat/runtime'
import { describe, expect, it, vi } from 'vitest'
import { openConnection } from '../src/connect.js'
import { numbered, numberOf, testBus } from './setup.js'

const given = testBus()
const LIMIT = { timeout: 60_000 }
const log = createLogger('test', 'silent')
const away = new Unavailable('mysql', new Error('away'))

/** A way to the server that can be cut and mended, or left open without passing anything. */
async function wayToServer() {
  const sockets = new Set<Socket>()
  let whole = true
  const proxy = createServer((client) => {
    if (!whole) return client.destroy()
    const server = connect(given.server.port, '127.0.0.1')
    for (const socket of [client, server]) sockets.add(socket.on('error', () => {}))
    client.pipe(server).pipe(client)
    return client.on('close', () => server.destroy())
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo
  const destroy = () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  return {
    url: `nats://127.0.0.1:${port}`,
    cut: () => {
      whole = false
      destroy()
    },
    mend: () => {
      whole = true
    },
    silence: () => {
      for (const socket of sockets) socket.unpipe().pause()
    },
    close: () => {
      destroy()
      proxy.close()
    },
  }
}

/** A replica behind such a way, whose database is away and which has a message in hand, and another that handles it. */
async function replicaCutOff(memberId: number, cut: (way: Awaited<ReturnType<typeof wayToServer>>) => void) {
  const ackWaitMs = 1_000
  const way = await wayToServer()
  const bus = await openConnection(way.url, 'cut off', log)
  let tries = 0
  const first = given.listen(
    memberId,
    async () => {
      tries++
      throw away
    },
    { ackWaitMs, bus },
  )
  await given.publisher.memberEvent(numbered(memberId, 1), `cut-${memberId}`)
  await vi.waitUntil(() => tries > 0, LIMIT)
  cut(way)
  const done: number[] = []
  const second = given.listen(memberId, async (event) => void done.push(numberOf(event)), { ackWaitMs })
  await vi.waitUntil(() => done.length === 1, LIMIT)
  return {
    way,
    bus,
    tries: () => tries,
    close: async () => {
      await Promise.all([first.stop(), second.stop()])
      await bus.close()
      way.close()
    },
  }
}

/** Waits for as long as several attempts take. */
const severalAttempts = async () => {
  const began = performance.now()
  await vi.waitUntil(() => performance.now() - began > 2_500, LIMIT)
}

describe('a replica that is cut off from the server with a message in hand', () => {
  it('tries it no more when the server has given it to another', async () => {
    const replica = await replicaCutOff(20, (way) => way.cut())
    await severalAttempts()
    const { tries } = replica
    const before = tries()
    await severalAttempts()
    expect(tries()).toBe(before)
    replica.way.mend()
    await vi.waitUntil(() => replica.bus.connected(), LIMIT)
    await severalAttempts()
    expect(tries()).toBe(before)
    await replica.close()
  })

  it('tries it no more though its connection seems to be open', async () => {
    const replica = await replicaCutOff(21, (way) => way.silence())
    await severalAttempts()
    const before = replica.tries()
    expect(replica.bus.connected()).toBe(true)
    await severalAttempts()
    expect(replica.tries()).toBe(before)
    replica.way.cut()
    await vi.waitUntil(() => !replica.bus.connected(), LIMIT)
    await replica.close()
  })

  it('gets it again when it is the only one', async () => {
    const way = await wayToServer()
    const bus = await openConnection(way.url, 'cut off', log)
    const seen: number[] = []
    let dependency = false
    let tries = 0
    const consumption = given.listen(
      22,
      async (event) => {
        tries++
        if (!dependency) throw away
        seen.push(numberOf(event))
      },
      { ackWaitMs: 1_000, bus },
    )
    await given.publisher.memberEvent(numbered(22, 1), 'only-1')
    await given.publisher.memberEvent(numbered(22, 2), 'only-2')
    await vi.waitUntil(() => tries > 0, LIMIT)
    way.cut()
    await vi.waitUntil(() => !bus.connected(), LIMIT)
    way.mend()
    await vi.waitUntil(() => bus.connected(), LIMIT)
    dependency = true
    await vi.waitUntil(() => seen.length === 2, LIMIT)
    expect(seen).toEqual([1, 2])
    await consumption.stop()
    await bus.close()
    way.close()
  })
})

describe('a replica that reaches the server', () => {
  it('keeps its message while a dependency is away for many times the wait for acknowledgements', async () => {
    const deliveries: boolean[] = []
    let others = 0
    const first = given.listen(
      23,
      async (_, { redelivered }) => {
        deliveries.push(redelivered)
        throw away
      },
      { ackWaitMs: 500 },
    )
    await given.publisher.memberEvent(numbered(23, 1), 'kept')
    await vi.waitUntil(() => deliveries.length > 0, LIMIT)
    const other = given.listen(23, async () => void others++, { ackWaitMs: 500 })
    await severalAttempts()
    expect(others).toBe(0)
    expect(deliveries.length).toBeGreaterThan(2)
    expect(deliveries).not.toContain(true)
    await Promise.all([first.stop(), other.stop()])
  })
})
