import { readFileSync } from 'node:fs'
import { Unavailable } from '@anonchat/runtime'
import { Redis } from 'ioredis'

/** A server that is reached by nothing any more neither answers nor closes; its commands are then sent anew. */
const SILENCE_LIMIT_MS = 10_000

/** Replies of a server that is there and takes no writes, or nothing at all, for now; with Redis 6 a script's come inside. */
const REFUSING =
  /^(?:ERR Error running script.*-)?(?:OOM|MISCONF|READONLY|LOADING|BUSY|NOREPLICAS|CLUSTERDOWN|MASTERDOWN) /

/** True when Redis refuses for a reason that passes: no memory, no disk, a failover, a start. */
export function isRedisRefusing(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError' && REFUSING.test(error.message)
}

/** Its commands, scripts included, throw Unavailable for a server that refuses for now. */
class RefusalAwareRedis extends Redis {
  readonly #seen = new WeakSet<object>()

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    // One comes here again when it has to be sent again.
    if (!this.#seen.has(command)) {
      this.#seen.add(command)
      const { reject } = command
      command.reject = (error) => reject(isRedisRefusing(error) ? new Unavailable('redis', error) : error)
    }
    return super.sendCommand(command, stream)
  }
}

/**
 * A connection to Redis whose commands wait while the server is away, instead of failing, and throw Unavailable when
 * it refuses for now. Commands that were on the wire when it went are sent again: every script must bear being run
 * twice. Not for commands that block: silence ends the connection.
 * @param url redis:// address
 */
export function openRedis(url: string): Redis {
  const redis = new RefusalAwareRedis(url, {
    maxRetriesPerRequest: null,
    enableAutoPipelining: true,
    socketTimeout: SILENCE_LIMIT_MS,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
  })
  // Without a listener a lost connection would end the process; the commands wait by themselves.
  redis.on('error', () => {})
  return redis
}

type Argument = string | number | Buffer

/** A script run as one atomic step. */
export type Script = (keys: readonly string[], args: readonly Argument[]) => Promise<unknown>

/**
 * Loads a script that stands as a `.lua` file beside the module which calls it.
 * @param file for example `new URL('./push.lua', import.meta.url)`
 * @returns a function; its answer is what the script returns, to be parsed by the caller
 */
export function loadScript(redis: Redis, file: URL): Script {
  const name = `script:${file.pathname.split('/').slice(-2).join(':')}`
  redis.defineCommand(name, { lua: readFileSync(file, 'utf8') })
  const command = Reflect.get(redis, name)
  if (typeof command !== 'function') throw new Error(`script ${name} was not defined`)
  return async (keys, args) => await command.call(redis, keys.length, ...keys, ...args)
}
