import type { BusConnection } from '@anonchat/bus'
import { EnvironmentError, type RunningService } from '@anonchat/runtime'
import { freePort, type Server, startNats } from '@anonchat/servers'
import { type Sandbox, startSandbox } from '@anonchat/telegram-sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { gateway, openBus, purge, SECRET, storedIn, TOKEN } from './setup.js'

const LIMIT = { timeout: 60_000, interval: 20 }
const MEMBERS = [40_401, 40_402, 40_403] as const
const redis = { url: 'redis://127.0.0.1:1' }

let nats: Server
let bus: BusConnection
let sandbox: Sandbox | undefined
let service: RunningService | undefined

beforeAll(async () => {
  nats = await startNats()
  bus = await openBus(nats)
})
afterAll(async () => {
  await bus.close()
  await nats.dispose()
})
beforeEach(() => purge(bus))
afterEach(async () => {
  await service?.stop()
  await sandbox?.stop()
  service = sandbox = undefined
})

async function telegram(port?: number): Promise<Sandbox> {
  const started = await startSandbox({
    token: TOKEN,
    limits: 'off',
    webhookRetry: { baseMs: 50, maxMs: 200 },
    ...(port === undefined ? {} : { port }),
  })
  for (const id of MEMBERS) started.createMember({ id })
  sandbox = started
  return started
}

async function withWebhook(telegramUrl: string, lines: string[] = []): Promise<string> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  service = await gateway({
    nats,
    redis,
    telegram: { url: telegramUrl },
    lines,
    env: { GATEWAY_PORT: String(port), WEBHOOK_URL: `${url}/telegram/webhook`, WEBHOOK_SECRET: SECRET },
  })
  return url
}

const statusOf = async (url: string) => (await fetch(url)).status
const storedCount = async () => (await bus.jsm.streams.info('MEMBERS')).state.messages

describe('with a webhook', () => {
  it('Telegram is told where, with the secret, and delivers at once', async () => {
    const { url, calls, sendText } = await telegram()
    const gatewayUrl = await withWebhook(url)
    await vi.waitUntil(async () => (await statusOf(`${gatewayUrl}/ready`)) === 200, LIMIT)
    expect(calls({ method: 'setWebhook' })[0]?.params).toMatchObject({
      url: `${gatewayUrl}/telegram/webhook`,
      secret_token: SECRET,
      drop_pending_updates: false,
    })
    expect(calls({ method: 'getUpdates' })).toEqual([])
    const { updateId } = sendText(MEMBERS[0], 'hello')
    await vi.waitUntil(async () => (await storedCount()) === 1, LIMIT)
    expect((await storedIn(bus, 'MEMBERS'))[0]?.id).toBe(`777-${updateId}`)
  })

  it('nothing is lost, doubled or out of order while NATS is killed and started again', async () => {
    const { url, sendText, drained } = await telegram()
    const gatewayUrl = await withWebhook(url)
    await vi.waitUntil(async () => (await statusOf(`${gatewayUrl}/ready`)) === 200, LIMIT)
    const sent = new Map<number, unknown[]>(MEMBERS.map((id) => [id, []]))
    const sayAll = (count: number) => {
      for (let i = 0; i < count; i++) {
        for (const [id, updates] of sent) updates.push(sendText(id, `message ${i}`).updateId)
      }
    }
    sayAll(20)
    await nats.stop('SIGKILL')
    sayAll(20)
    await vi.waitUntil(async () => (await statusOf(`${gatewayUrl}/ready`)) === 503, LIMIT)
    expect(await statusOf(`${gatewayUrl}/health`)).toBe(200)
    await nats.start()
    sayAll(20)
    await drained(30_000)
    const stored = await storedIn(bus, 'MEMBERS')
    for (const [id, updates] of sent) {
      const mailbox = stored.filter(({ data }) => data.memberId === id).map(({ data }) => data.updateId)
      expect(mailbox).toEqual(updates)
    }
  })

  it('it starts without Telegram, and is ready when Telegram answers', async () => {
    const port = await freePort()
    const gatewayUrl = await withWebhook(`http://127.0.0.1:${port}`)
    expect(await statusOf(`${gatewayUrl}/ready`)).toBe(503)
    await telegram(port)
    await vi.waitUntil(async () => (await statusOf(`${gatewayUrl}/ready`)) === 200, LIMIT)
  })

  it('it does not start without a secret', async () => {
    const starting = gateway({
      nats,
      redis,
      telegram: { url: 'http://127.0.0.1:1' },
      env: { WEBHOOK_URL: 'http://127.0.0.1:1/x' },
    })
    await expect(starting).rejects.toEqual(
      new EnvironmentError(['WEBHOOK_SECRET is not set. It is needed with WEBHOOK_URL.']),
    )
  })
})
