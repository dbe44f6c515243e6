import { createHash } from 'node:crypto'
import { secretCheck } from '@anonchat/runtime'
import type { MiddlewareHandler } from 'hono'
import { failure } from './failures.js'

/** Names a key without telling it. */
const nameOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16)

/** How many requests with a key there were in this minute, this one included; all replicas together. */
export type CountRequest = (keyName: string) => Promise<number>

/**
 * Lets pass who has the key, so many times a minute. Keys are compared in constant time.
 * @param apiKey undefined where the interface is not set up
 */
export function guard(apiKey: string | undefined, perMinute: number, count: CountRequest): MiddlewareHandler {
  const wanted = apiKey === undefined ? undefined : { isKey: secretCheck(apiKey), name: nameOf(apiKey) }
  return async (c, next) => {
    if (wanted === undefined) return failure('not_configured', 'API_SECRET_KEY is not set')
    const given = c.req.header('X-API-Key')
    if (given === undefined) return failure('missing_key')
    if (!wanted.isKey(given)) return failure('wrong_key')
    const requests = await count(wanted.name)
    if (requests > perMinute) return failure('too_many_requests', undefined, { 'retry-after': '60' })
    await next()
    c.header('cache-control', 'no-store')
    return undefined
  }
}
