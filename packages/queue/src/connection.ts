import { Redis } from 'ioredis'

/**
 * A connection for BullMQ: commands wait for Redis instead of failing, however long it is away.
 * @param url redis:// address
 */
export function queueConnection(url: string): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    enableReadyCheck: true,
    retryStrategy: (times) => Math.min(times * 100, 1_000),
  })
  // Without a listener a lost connection would end the process; the commands wait by themselves.
  redis.on('error', () => {})
  return redis
}
