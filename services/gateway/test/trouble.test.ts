import { startRedis } from '@anonchat/servers'
import { createTelegram } from '@anonchat/telegram'
import { startSandbox } from '@anonchat/telegram-sandbox'
import { Redis } from 'ioredis'
import { describe, expect, it, vi } from 'vitest'
import { callsOf } from '../src/out/telegram.js'
import { LIMIT, MEMBERS, polledGateway } from './polled-gateway.js'
import { gateway, TOKEN } from './setup.js'

const given = polledGateway()

describe('trouble', () => {
  it('while NATS is away nothing is confirmed, and afterwards all is stored in order', async () => {
    const service = await given.start()
    const first = given.sayMany(1)
    await vi.waitUntil(async () => (await given.storedCount()) === 3, LIMIT)
    await given.nats.stop('SIGKILL')
    await vi.waitUntil(() => !given.bus.connected(), LIMIT)
    const second = given.sayMany(40)
    await vi.waitUntil(async () => (await given.metricsOf(service)).includes('outcome="unavailable"'), LIMIT)
    expect(given.sandbox.pendingUpdates()).toBe(120)
    await given.nats.start()
    await given.sandbox.drained(30_000)
    await given.expectMailboxes(first, second)
  })

  it('of the network is waited out', async () => {
    given.sandbox.addFault({ kind: 'reset', methods: ['getUpdates', 'deleteWebhook'], times: 2 })
    given.sandbox.addFault({ kind: 'error-500', methods: ['getUpdates'], times: 1 })
    given.sandbox.addFault({ kind: 'too-many-requests', retryAfter: 1, methods: ['deleteWebhook'], times: 1 })
    const sent = given.sayMany(3)
    await given.start()
    await vi.waitUntil(async () => (await given.storedCount()) === 9, LIMIT)
    await given.expectMailboxes(sent)
  })

  it('with a Redis that takes no writes is waited out', async () => {
    const redis = new Redis(given.redis.url)
    try {
      await redis.config('SET', 'maxmemory', '1')
      const lines: string[] = []
      await given.start(lines)
      const sent = given.sayMany(1)
      await vi.waitUntil(() => lines.join('').includes('cannot ask for the lock'), LIMIT)
      await redis.config('SET', 'maxmemory', '0')
      await vi.waitUntil(async () => (await given.storedCount()) === 3, LIMIT)
      await given.expectMailboxes(sent)
    } finally {
      await redis.config('SET', 'maxmemory', '0')
      redis.disconnect()
    }
  })

  it('with a webhook that something else has set is said once, and ends with it', async () => {
    const lines: string[] = []
    await given.start(lines)
    const other = callsOf(createTelegram(TOKEN, given.sandbox.url))
    await vi.waitUntil(() => given.sandbox.calls({ method: 'deleteWebhook' }).length === 1, LIMIT)
    await other('setWebhook', { url: 'http://127.0.0.1:1/x' }, { timeoutMs: 5_000 })
    const conflicts = () =>
      given.sandbox.calls({ method: 'getUpdates' }).filter(({ status }) => status === 409).length
    await vi.waitUntil(() => conflicts() >= 2, LIMIT)
    expect(lines.filter((line) => line.includes('something else takes the updates'))).toHaveLength(1)
    await other('deleteWebhook', {}, { timeoutMs: 5_000 })
    given.say(MEMBERS[0])
    await vi.waitUntil(async () => (await given.storedCount()) === 1, LIMIT)
  })

  it('with the token ends the service with a clear sentence', async () => {
    const lines: string[] = []
    const stranger = await startSandbox({ token: '888:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB' })
    const fatal = await new Promise((resolve) => {
      gateway({ nats: given.nats, redis: given.redis, telegram: stranger, lines, onFatal: resolve }).catch(
        resolve,
      )
    })
    expect(String(fatal)).toContain('Telegram does not accept BOT_TOKEN')
    expect(lines.join('')).toContain('Telegram does not accept BOT_TOKEN')
    await stranger.stop()
  })

  it('with Redis at the end does not keep the service from stopping', async () => {
    const other = await startRedis()
    const service = await gateway({ nats: given.nats, redis: other, telegram: given.sandbox })
    await vi.waitUntil(() => given.sandbox.calls({ method: 'deleteWebhook' }).length === 1, LIMIT)
    await other.dispose()
    await service.stop()
  })
})
