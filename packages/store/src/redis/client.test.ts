import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Unavailable } from '@anonchat/runtime'
import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isRedisRefusing, loadScript, openRedis, type Script } from './client.js'

const SWAP_PACE = new URL('./lane/swap-pace.lua', import.meta.url)

let server: Server
let redis: Redis
let swap: Script
beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
  swap = loadScript(redis, SWAP_PACE)
})
afterEach(async () => {
  await redis.config('SET', 'maxmemory', '0')
  await redis.replicaof('NO', 'ONE')
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})

let keys = 0
const writes = (): readonly (readonly [string, () => Promise<unknown>])[] => [
  ['a command', () => redis.set(`key ${++keys}`, '1')],
  ['a script', () => swap([`key ${++keys}`], ['', '1', 1_000])],
]

describe('a Redis that refuses writes', () => {
  it('for want of memory counts as away, and takes them afterwards', async () => {
    await redis.config('SET', 'maxmemory', '1')
    for (const [, write] of writes()) {
      await expect(write()).rejects.toBeInstanceOf(Unavailable)
      await expect(write()).rejects.toMatchObject({ dependency: 'redis' })
    }
    await redis.config('SET', 'maxmemory', '0')
    for (const [, write] of writes()) await write()
  })

  it('because it is a replica counts as away', async () => {
    await redis.replicaof('127.0.0.1', 1)
    for (const [, write] of writes()) await expect(write()).rejects.toBeInstanceOf(Unavailable)
  })

  it('is told from one that was asked for something wrong', async () => {
    await redis.set('text', 'x')
    const error = await redis.lpush('text', 'y').catch((reason: unknown) => reason)
    expect(error).not.toBeInstanceOf(Unavailable)
    expect(isRedisRefusing(error)).toBe(false)
    expect(isRedisRefusing(new Error('OOM command not allowed'))).toBe(false)
  })
})

/** A way to Redis on which, from a moment on, all that is connected hears nothing more. */
async function fallingSilent() {
  const sockets = new Set<Socket>()
  const proxy = createServer((client) => {
    const upstream = connect(server.port, '127.0.0.1')
    for (const socket of [client, upstream]) sockets.add(socket.on('error', () => {}))
    client.pipe(upstream).pipe(client)
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo
  return {
    url: `redis://127.0.0.1:${port}`,
    silence: () => {
      for (const socket of sockets) socket.unpipe().pause()
    },
    close: () => {
      proxy.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

describe('a connection that falls silent', () => {
  it('is made anew, and what waits on it is done', { timeout: 40_000 }, async () => {
    const way = await fallingSilent()
    const through = openRedis(way.url)
    try {
      await through.set('kept', 'yes')
      way.silence()
      expect(await through.get('kept')).toBe('yes')
    } finally {
      through.disconnect()
      way.close()
    }
  })
})
