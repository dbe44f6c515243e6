import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRedis } from '../client.js'
import { openPutOffs, type PutOffs } from './put-offs.js'

let server: Server
let redis: Redis
let putOffs: PutOffs
beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
  putOffs = openPutOffs(redis)
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})

it('what a moderator puts off is theirs alone, and each report comes again a quarter of an hour later', async () => {
  const began = Date.now()
  await putOffs.add(1, 7, began)
  await putOffs.add(1, 5, began + 60_000)
  await putOffs.add(2, 9, began)
  expect(await putOffs.of(1, began + 60_000)).toEqual([7, 5])
  expect(await putOffs.of(1, began + 15 * 60_000)).toEqual([5])
  await putOffs.clear(1)
  expect([await putOffs.of(1, began), await putOffs.of(2, began)]).toEqual([[], [9]])
})
