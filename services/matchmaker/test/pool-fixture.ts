import type { MatchRequest } from '@anonchat/contracts'
import { type Server, startRedis } from '@anonchat/servers'
import { openPool, openRedis, type Pool, type PoolSettings, sessionKey } from '@anonchat/store'
import { ulid } from 'ulid'
import { toPoolTicket } from '../src/domain/pool-ticket.js'
import { POOL_SETTINGS } from '../src/domain/settings.js'

type Connection = ReturnType<typeof openRedis>

export interface PoolFixture {
  readonly server: Server
  readonly redis: Connection
  readonly pool: Pool
  /** A pool over a connection of its own, as another replica has it. */
  another(settings?: Partial<PoolSettings>): Pool
  /** Puts the session into the search, as conversation does before it publishes the request. */
  begin(request: MatchRequest): Promise<void>
  /** Begins the search and asks the pool. */
  search(request: MatchRequest, now: number): ReturnType<Pool['matchOrWait']>
  /** Leaves the search, as conversation does before it publishes the cancel. True when the session was searching. */
  leave(memberId: number): Promise<boolean>
  dispose(): Promise<void>
}

const LEAVE = `
  if redis.call('HGET', KEYS[1], 'state') ~= 'searching' then return 0 end
  redis.call('HDEL', KEYS[1], 'search', 'since', 'deadline')
  redis.call('HSET', KEYS[1], 'state', 'idle')
  return 1`

export const RECENT_PARTNER_MS = 60_000
export const HEAD_START_MS = 15_000

/** A private Redis with the pool's scripts. */
export async function openPoolFixture(): Promise<PoolFixture> {
  const server = await startRedis()
  const open: Connection[] = []
  const connect = () => {
    const redis = openRedis(server.url)
    open.push(redis)
    return redis
  }
  const another = (settings: Partial<PoolSettings> = {}) =>
    openPool(connect(), {
      ...POOL_SETTINGS,
      recentPartnerMs: RECENT_PARTNER_MS,
      headStartMs: HEAD_START_MS,
      ...settings,
    })
  const redis = connect()
  const pool = another()
  const begin = async (request: MatchRequest) => {
    const { memberId, userId } = request.ticket
    const { searchId: search, since, deadline } = request
    await redis.hset(sessionKey(memberId), { state: 'searching', user: userId, search, since, deadline })
  }
  return {
    server,
    redis,
    pool,
    another,
    begin,
    search: async (request, now) => {
      await begin(request)
      return await pool.matchOrWait(toPoolTicket(request), ulid(), now)
    },
    leave: async (memberId) => (await redis.eval(LEAVE, 1, sessionKey(memberId))) === 1,
    dispose: async () => {
      for (const connection of open) connection.disconnect()
      await server.dispose()
    },
  }
}
