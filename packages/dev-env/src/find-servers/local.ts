import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import {
  BinaryMissing,
  type Server,
  type ServerKind,
  startMysql,
  startNats,
  startRedis,
} from '@anonchat/servers'
import { Backoff } from '../start/backoff.js'
import { DATABASE_NAME, type Found, KINDS } from './found.js'

const START = { nats: startNats, redis: startRedis, mysql: startMysql }

/**
 * Starts a server from a local binary with its data in a private folder, and again whenever it crashes. Undefined when it
 * is not installed.
 */
export async function startLocal(
  kind: ServerKind,
  dataDir: string,
  say: (line: string) => void,
): Promise<Found | undefined> {
  try {
    const server = await START[kind]({ dir: join(dataDir, kind) })
    const stopping = new AbortController()
    const keeping = keepUp(server, stopping.signal, (line) => say(`${KINDS[kind].title} ${line}`))
    return {
      url: kind === 'mysql' ? `${server.url}/${DATABASE_NAME}` : server.url,
      how: `private, port ${server.port}`,
      stop: async () => {
        stopping.abort()
        await server.stop()
        await keeping
        // It may have been about to come back when it was told to stop.
        await server.stop()
      },
    }
  } catch (error) {
    if (error instanceof BinaryMissing) return undefined
    throw error
  }
}

async function keepUp(server: Server, stopping: AbortSignal, say: (line: string) => void): Promise<void> {
  const backoff = new Backoff()
  for (;;) {
    const startedAt = Date.now()
    const end = await server.ended()
    if (stopping.aborted) return
    say(`ended (${end}); it is started again`)
    await pause(backoff.delay(Date.now() - startedAt), undefined, { signal: stopping }).catch(() => undefined)
    if (stopping.aborted) return
    await server.start().catch((error: Error) => {
      if (!stopping.aborted) say(`does not start: ${error.message}`)
    })
  }
}
