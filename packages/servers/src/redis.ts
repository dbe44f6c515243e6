import { ask } from './ask.js'
import { findBinary } from './find-binary.js'
import { startLocalServer } from './local-server.js'
import { BinaryMissing, type Server, type ServerOptions } from './server.js'

/** Starts redis-server with an append-only file and no eviction. Throws BinaryMissing when it is not installed. */
export async function startRedis(options: ServerOptions = {}): Promise<Server> {
  const binary = await findBinary('redis-server', 'valkey-server')
  if (binary === undefined) throw new BinaryMissing('redis', 'redis-server')
  return startLocalServer(
    {
      kind: 'redis',
      binary,
      url: (port) => `redis://127.0.0.1:${port}`,
      args: ({ dir, port }) => [
        ...['--bind', '127.0.0.1', '--port', String(port), '--dir', dir, '--save', ''],
        ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'],
      ],
      answers: (port) => redisAnswers(port),
    },
    options,
  )
}

/** True when a Redis server answers on the loopback port; false while it still loads its data. */
export function redisAnswers(port: number): Promise<boolean> {
  return ask(port, 'PING\r\n', '+PONG')
}
