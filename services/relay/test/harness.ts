import {
  type BusConnection,
  createPublisher,
  ensureStreams,
  openConnection,
  type Publisher,
} from '@anonchat/bus'
import type { Content, Envelope } from '@anonchat/contracts'
import { createLogger, type RunningService } from '@anonchat/runtime'
import { type Server, startNats, startRedis } from '@anonchat/servers'
import { openRedis } from '@anonchat/store'
import { type Call, type Sandbox, type SandboxOptions, startSandbox } from '@anonchat/telegram-sandbox'
import type { Redis } from 'ioredis'
import { vi } from 'vitest'
import { startRelay } from '../src/index.js'

export const TOKEN = '777:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const WAIT = { timeout: 100_000, interval: 20 }

export const text = (words: string): Content => ({ kind: 'text', text: words })
export const textsOf = (calls: readonly Call[]): unknown[] => calls.map((call) => call.params.text)

let envelopes = 0

/** A live text message; `overrides` replace fields. */
export function envelope(chatId: number, words: string, overrides: Partial<Envelope> = {}): Envelope {
  return {
    key: `777-${++envelopes}/0`,
    trace: `777-${envelopes}`,
    chatId,
    lane: 'live',
    decidedAt: Date.now(),
    action: { kind: 'send', content: text(words) },
    ...overrides,
  }
}

export interface Harness {
  readonly nats: Server
  readonly redisServer: Server
  readonly redis: Redis
  readonly connection: BusConnection
  readonly publish: Publisher
  readonly sandbox: Sandbox
  readonly environment: Record<string, string>
  /** Starts a relay in this process; stopped at the end. */
  relay(overrides?: Record<string, string>): Promise<RunningService>
  /** A member who has written to the bot. */
  member(): number
  /** Calls of one chat that Telegram accepted, once there are so many. */
  accepted(chatId: number, count: number): Promise<Call[]>
  until(check: () => boolean | Promise<boolean>): Promise<void>
  /** Forgets what happened, for the next test. */
  reset(): Promise<void>
  dispose(): Promise<void>
}

const isAccepted = (call: Call) => call.status === 200

export async function startHarness(options: SandboxOptions = {}): Promise<Harness> {
  const [nats, redisServer] = await Promise.all([startNats(), startRedis()])
  const sandbox = await startSandbox({ token: TOKEN, limits: 'off', callLogSize: 50_000, ...options })
  const connection = await openConnection(nats.url, 'test', createLogger('test', 'silent'))
  await ensureStreams(connection.jsm)
  const redis = openRedis(redisServer.url)
  const relays: RunningService[] = []
  const environment = {
    NATS_URL: nats.url,
    REDIS_URL: redisServer.url,
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: sandbox.url,
    RELAY_PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    DELIVER_RATE_PER_SECOND: '0',
    BULK_RATE_PER_SECOND: '0',
    CHAT_RATE_PER_SECOND: '0',
  }
  const until = async (check: () => boolean | Promise<boolean>) => {
    await vi.waitUntil(check, WAIT)
  }
  const stopRelays = async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()))
  }
  return {
    nats,
    redisServer,
    redis,
    connection,
    publish: createPublisher(connection),
    sandbox,
    environment,
    until,
    relay: async (overrides = {}) => {
      const relay = await startRelay({ ...environment, ...overrides })
      relays.push(relay)
      return relay
    },
    member: () => {
      const { id } = sandbox.createMember()
      sandbox.sendText(id, '/start')
      return id
    },
    accepted: async (chatId, count) => {
      const calls = () => sandbox.calls({ chatId }).filter(isAccepted)
      await until(() => calls().length >= count).catch(() => {
        throw new Error(`the chat got ${calls().length} of ${count} messages`)
      })
      return calls()
    },
    reset: async () => {
      await stopRelays()
      sandbox.reset()
      await redis.flushall()
      // A test that took the server away may end while this connection is still on its way back.
      await until(() =>
        connection.ping().then(
          () => true,
          () => false,
        ),
      )
      for (const name of await connection.jsm.streams.names().next()) await connection.jsm.streams.purge(name)
    },
    dispose: async () => {
      await stopRelays()
      redis.disconnect()
      await connection.nc.close()
      await sandbox.stop()
      await Promise.all([nats.dispose(), redisServer.dispose()])
    },
  }
}
