import type { Redis } from '@anonchat/store'
import type { MiddlewareHandler } from 'hono'
import { redisThere } from '../../out/redis-there.js'

/** Lets nothing begin while Redis is away: `onError` says so. */
export const redisGuard =
  (redis: Redis): MiddlewareHandler =>
  async (_, next) => {
    await redisThere(redis)
    await next()
  }
