import { type Server, startRedis } from '@anonchat/servers'
import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Standing } from '../../sql/moderation.js'
import { openRedis } from '../client.js'
import { profileKey, sessionKey } from '../keys.js'
import { openStandings } from './standings.js'

let server: Server
let redis: Redis
let members = 300_000

beforeAll(async () => {
  server = await startRedis()
  redis = openRedis(server.url)
})
afterAll(async () => {
  redis.disconnect()
  await server.dispose()
})

const FREE: Standing = { ban: null, suspension: null }
const BANNED: Standing = { ban: { until: new Date(5_000), reason: 'Spam' }, suspension: null }

describe('a standing', () => {
  it('is written into a session and taken out of it, and nothing else of it changes', async () => {
    const id = members++
    await redis.hset(sessionKey(id), { state: 'chatting', room: 'R', partner: 5 })
    const { set } = openStandings(redis)
    expect(await set(id, BANNED)).toBe(true)
    expect(await redis.hgetall(sessionKey(id))).toEqual({
      state: 'chatting',
      room: 'R',
      partner: '5',
      banned: '5000',
      ban_reason: 'Spam',
    })
    expect(await set(id, FREE)).toBe(true)
    expect(await redis.hgetall(sessionKey(id))).toEqual({ state: 'chatting', room: 'R', partner: '5' })
  })

  it('stands where there is no session, for as long as one would', async () => {
    const id = members++
    await openStandings(redis).set(id, { ...FREE, suspension: { since: new Date(), reason: 'spam' } })
    expect(await redis.hgetall(sessionKey(id))).toEqual({ suspended: '1', suspended_for: 'spam' })
    expect(await redis.ttl(sessionKey(id))).toBeGreaterThan(0)
    await openStandings(redis).set(id, FREE)
    expect(await redis.exists(sessionKey(id))).toBe(0)
  })

  it('that is repeated is not told again; a new one is', async () => {
    const id = members++
    const { set } = openStandings(redis)
    await set(id, BANNED)
    await redis.hset(sessionKey(id), 'ban_told', '1')
    expect(await set(id, BANNED)).toBe(false)
    expect(await redis.hget(sessionKey(id), 'ban_told')).toBe('1')
    expect(await set(id, { ...FREE, ban: { until: null, reason: null } })).toBe(true)
    expect(await redis.hgetall(sessionKey(id))).toEqual({ banned: 'forever' })
  })

  it('has the cached profile forgotten', async () => {
    const id = members++
    await redis.set(profileKey(id), '{}')
    await openStandings(redis).set(id, BANNED)
    expect(await redis.exists(profileKey(id))).toBe(0)
  })
})
