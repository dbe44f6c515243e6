import { freePort, startRedis } from '@anonchat/servers'
import { describe, expect, it } from 'vitest'
import { findNamed } from './named.js'

describe('a server that the environment names', () => {
  it('is used, and not stopped', async () => {
    const redis = await startRedis()
    const found = await findNamed('redis', { REDIS_URL: redis.url })
    expect(found?.url).toBe(redis.url)
    await found?.stop()
    expect(await findNamed('redis', { REDIS_URL: redis.url })).toBeDefined()
    await redis.dispose()
  })

  it('is missed in words when nothing answers there', async () => {
    const port = await freePort()
    await expect(findNamed('nats', { NATS_URL: `nats://127.0.0.1:${port}` })).rejects.toThrow(
      `Nothing answers at 127.0.0.1:${port}, which NATS_URL names`,
    )
  })

  it('is nothing to look for when no variable names it', async () => {
    expect(await findNamed('mysql', {})).toBeUndefined()
  })
})
