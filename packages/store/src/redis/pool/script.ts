import { readFileSync } from 'node:fs'
import type { Redis } from 'ioredis'
import { POOL } from '../keys.js'

/** Every script begins with these parts; each is a file of local functions. */
const PARTS = ['prelude', 'tickets', 'over', 'find', 'claim', 'again']

const read = (name: string): string => readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8')

/** Runs one of the pool's scripts at a time (milliseconds since 1970), with the arguments that are its own. */
export type PoolScript = (now: number, args: readonly (string | number)[]) => Promise<unknown>

/**
 * Loads a script of lua/. The pool's tag is its only key; every other is built from it.
 * @param settings JSON for the scripts
 */
export function loadPoolScript(redis: Redis, name: string, settings: string): PoolScript {
  const command = `pool:${name}`
  redis.defineCommand(command, { numberOfKeys: 1, lua: [...PARTS, name].map(read).join('\n') })
  const run = Reflect.get(redis, command)
  if (typeof run !== 'function') throw new Error(`script ${name} was not defined`)
  return async (now, args) => await run.call(redis, POOL, now, settings, ...args)
}
