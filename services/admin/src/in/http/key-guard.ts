import { addressOf, secretCheck } from '@anonchat/runtime'
import type { Context, MiddlewareHandler } from 'hono'
import type { WrongKeys } from '../../out/wrong-keys.js'
import { failure } from './failures.js'

const WAIT = { 'retry-after': '60' }

/** Why a request has not the key: a failure to answer with; null when it has it. */
export type CheckKey = (c: Context) => Promise<Response | null>

/** Compares the key of a request in constant time; an address that presents wrong ones again and again has to wait. */
export function keyCheck(apiKey: string, wrongKeys: WrongKeys): CheckKey {
  const isKey = secretCheck(apiKey)
  return async (c) => {
    const given = c.req.header('X-API-Key')
    if (given === undefined) return failure('missing_key')
    const address = addressOf(c)
    if (await wrongKeys.tooMany(address)) return failure('too_many_wrong_keys', undefined, WAIT)
    if (isKey(given)) return null
    await wrongKeys.count(address)
    return failure('wrong_key')
  }
}

/** Lets pass who has the key. */
export const keyGuard =
  (check: CheckKey): MiddlewareHandler =>
  async (c, next) => {
    const why = await check(c)
    if (why !== null) return why
    await next()
    c.header('cache-control', 'no-store')
    return undefined
  }
