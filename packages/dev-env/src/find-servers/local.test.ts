import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { redisAnswers, waitUntil } from '@anonchat/servers'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Found } from './found.js'
import { startLocal } from './local.js'

let dir = ''
let found: Found | undefined
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'anonchat-local-'))
})
afterEach(async () => {
  await found?.stop()
  await rm(dir, { recursive: true })
})

async function withRedis<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(found?.url ?? '')
  try {
    return await work(redis)
  } finally {
    redis.disconnect()
  }
}

describe('a private server', () => {
  it('keeps its data from one start to the next', async () => {
    found = await startLocal('redis', dir, () => {})
    await withRedis((redis) => redis.set('kept', 'yes'))
    await found?.stop()
    found = await startLocal('redis', dir, () => {})
    expect(await withRedis((redis) => redis.get('kept'))).toBe('yes')
  })

  it('comes back by itself at the same address when it is killed', async () => {
    const said: string[] = []
    found = await startLocal('redis', dir, (line) => said.push(line))
    const pid = Number(/process_id:(\d+)/.exec(await withRedis((redis) => redis.info('server')))?.[1])
    process.kill(pid, 'SIGKILL')
    const port = Number(new URL(found?.url ?? '').port)
    await waitUntil(
      async () => said.length > 0 && (await redisAnswers(port)),
      20_000,
      () => 'it did not come back',
    )
    expect(said).toEqual(['Redis ended (SIGKILL); it is started again'])
  })
})
