import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type BusConnection, ensureStreams, openConnection } from '@anonchat/bus'
import type { StreamName } from '@anonchat/contracts'
import { createLogger, type RunningService } from '@anonchat/runtime'
import { vi } from 'vitest'
import { startGateway } from '../src/index.js'

export const TOKEN = '777:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
export const SECRET = 'secret-of-the-webhook-0123456789'
export const ADMIN = 50_505

const silent = createLogger('test', 'silent')

export const openBus = (nats: { url: string }): Promise<BusConnection> =>
  openConnection(nats.url, 'test', silent)

export interface Stored {
  subject: string
  id: string
  data: Record<string, unknown>
}

/** Gives a test empty streams; the ids of messages are forgotten, too. */
export async function purge({ jsm }: BusConnection): Promise<void> {
  for (const name of await jsm.streams.names().next()) await jsm.streams.delete(name)
  await ensureStreams(jsm)
}

/** All that a stream holds, oldest first, without taking it away. */
export async function storedIn({ jsm, ping }: BusConnection, stream: StreamName): Promise<Stored[]> {
  // After a restart of NATS the gateway may be connected again before this connection is.
  await vi.waitFor(ping, { timeout: 30_000 })
  const { state } = await jsm.streams.info(stream)
  const stored: Stored[] = []
  for (let seq = state.first_seq; state.messages > 0 && seq <= state.last_seq; seq++) {
    const message = await jsm.streams.getMessage(stream, { seq })
    stored.push({ subject: message.subject, id: message.header.get('Nats-Msg-Id'), data: message.json() })
  }
  return stored
}

export interface Around {
  nats: { url: string }
  redis: { url: string }
  telegram: { url: string }
}

const environmentOf = ({ nats, redis, telegram }: Around): Record<string, string> => ({
  BOT_TOKEN: TOKEN,
  NATS_URL: nats.url,
  REDIS_URL: redis.url,
  TELEGRAM_API_ROOT: telegram.url,
  HOST: '127.0.0.1',
  GATEWAY_PORT: '0',
  ADMIN_IDS: String(ADMIN),
})

export interface GatewayOptions extends Around {
  env?: Record<string, string>
  /** Takes every line that is logged. */
  lines?: string[]
  onFatal?: (error: unknown) => void
}

export async function gateway(options: GatewayOptions): Promise<RunningService & { url: string }> {
  const { nats, redis, telegram, env, lines = [], onFatal } = options
  const service = await startGateway(
    {
      ...environmentOf({ nats, redis, telegram }),
      ...env,
    },
    {
      log: createLogger('gateway', 'trace', { write: (line) => void lines.push(line) }),
      ...(onFatal === undefined ? {} : { onFatal }),
    },
  )
  return { ...service, url: `http://127.0.0.1:${service.port}` }
}

/** The gateway as a process of its own, which can be killed. Resolves when it polls. */
export async function gatewayProcess(around: Around): Promise<{ kill(): void }> {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions', 'source', main], {
    env: environmentOf(around),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const chunk of child.stdout) {
    if (String(chunk).includes('this replica polls')) break
  }
  return { kill: () => void child.kill('SIGKILL') }
}
