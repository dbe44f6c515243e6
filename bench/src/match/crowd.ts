import type { MatchRequest } from '@anonchat/contracts'
import { toPoolTicket } from '@anonchat/matchmaker'
import { type Server, startRedis } from '@anonchat/servers'
import { openPool, openRedis, type Pool, sessionKey } from '@anonchat/store'
import { newcomer, waitingPerson } from './people.js'

type Connection = ReturnType<typeof openRedis>

const ROOM_ID = '01JD0000000000000000000000'
const AT_ONCE = 500

/** A pool in which so many people wait, on a Redis of its own. */
export interface Crowd {
  readonly waiting: number
  readonly redis: Connection
  /** Puts the sessions of the next newcomers into their searches; gives back what is left to ask of the pool. */
  prepare(count: number): Promise<MatchRequest[]>
  /** One search. @throws Error when it does anything but wait: the measurement would not be what it says. */
  search(request: MatchRequest): Promise<number>
  /** Takes newcomers out again. */
  remove(requests: readonly MatchRequest[]): Promise<void>
  dispose(): Promise<void>
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE)
    await Promise.all(items.slice(at, at + AT_ONCE).map(work))
}

const beginSearch = (redis: Connection, { ticket, searchId: search, since, deadline }: MatchRequest) =>
  redis.hset(sessionKey(ticket.memberId), {
    state: 'searching',
    user: ticket.userId,
    search,
    since,
    deadline,
  })

async function letWait(pool: Pool, request: MatchRequest): Promise<number> {
  const answer = await pool.matchOrWait(toPoolTicket(request), ROOM_ID, Date.now())
  if (answer.kind !== 'waiting') throw new Error(`a search that nobody fits ended as ${answer.kind}`)
  return answer.examined
}

/** Starts a Redis and fills the pool by the same calls that the matchmaker makes. */
export async function gatherCrowd(waiting: number, say: (line: string) => void): Promise<Crowd> {
  const server: Server = await startRedis()
  const redis = openRedis(server.url)
  // Rewriting the append-only file would take a core for a while, and fall into one step or another.
  await redis.config('SET', 'auto-aof-rewrite-percentage', '0')
  const pool = openPool(redis, POOL_SETTINGS)
  const began = performance.now()
  for (let at = 0; at < waiting; at += AT_ONCE) {
    const people = Array.from({ length: Math.min(AT_ONCE, waiting - at) }, (_, i) => waitingPerson(at + i))
    await Promise.all(people.map((request) => beginSearch(redis, request)))
    await Promise.all(people.map((request) => letWait(pool, request)))
  }
  const found = await pool.count()
  if (found !== waiting) throw new Error(`${found} wait instead of ${waiting}`)
  say(`${waiting} people wait (gathered in ${((performance.now() - began) / 1_000).toFixed(1)} s)`)

  let newcomers = 0
  return {
    waiting,
    redis,
    prepare: async (count) => {
      const requests = Array.from({ length: count }, () => newcomer(newcomers++))
      await inBatches(requests, (request) => beginSearch(redis, request))
      return requests
    },
    search: (request) => letWait(pool, request),
    remove: async (requests) => {
      await inBatches(requests, async ({ ticket, searchId }) => {
        await pool.cancel(ticket.memberId, searchId, Date.now())
        await redis.del(sessionKey(ticket.memberId))
      })
    },
    dispose: async () => {
      redis.disconnect()
      await server.dispose()
    },
  }
}

/** As the matchmaker runs with the defaults of the environment. */
const POOL_SETTINGS = {
  headStartMs: 15_000,
  examineLimit: 64,
  recentPartnerMs: 60_000,
  retryMs: 500,
  driveAfterMs: 5_000,
  figuresAfterMs: 3_000,
}
