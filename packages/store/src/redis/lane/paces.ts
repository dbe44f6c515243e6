import { QUEUE_PREFIX, type QueueName } from '@anonchat/contracts'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import { loadScript } from '../client.js'
import { integer } from './reply.js'

/** How fast a queue may go after Telegram asked for patience. Absent while nothing is slowed. */
const Pace = z.object({
  perSecond: z.number().positive(),
  /** At this rate the slowing is over. */
  ceiling: z.number().positive(),
  changedAt: z.number(),
})
export type Pace = z.infer<typeof Pace>

/** What is read stays with how it was written, so that it can be compared. */
export interface StoredPace {
  readonly pace: Pace | undefined
  readonly written: string
}

/** The paces of the queues, shared by all replicas. */
export interface Paces {
  read(queue: QueueName): Promise<StoredPace>
  /** False when another replica was faster. */
  swap(queue: QueueName, read: StoredPace, next: Pace | undefined): Promise<boolean>
  /** Notes that a chat was refused; answers how many chats were within the last `withinMs`. */
  refused(queue: QueueName, chatId: number, withinMs: number): Promise<number>
}

/** A pace that no replica steps any more is forgotten. */
const PACE_TTL_MS = 600_000

const paceKey = (queue: QueueName): string => `${QUEUE_PREFIX}:pace:${queue}`
const refusedKey = (queue: QueueName): string => `${QUEUE_PREFIX}:refused:${queue}`

function parse(written: string): Pace | undefined {
  if (written === '') return undefined
  const parsed = Pace.safeParse(JSON.parse(written))
  return parsed.success ? parsed.data : undefined
}

export function openPaces(redis: Redis): Paces {
  const swap = loadScript(redis, new URL('./swap-pace.lua', import.meta.url))
  return {
    read: async (queue) => {
      const written = (await redis.get(paceKey(queue))) ?? ''
      return { pace: parse(written), written }
    },
    swap: async (queue, read, next) => {
      const written = next === undefined ? '' : JSON.stringify(next)
      return integer(await swap([paceKey(queue)], [read.written, written, PACE_TTL_MS])) === 1
    },
    refused: async (queue, chatId, withinMs) => {
      const key = refusedKey(queue)
      const now = Date.now()
      const [, , chats] = await Promise.all([
        redis.zadd(key, now, String(chatId)),
        redis.zremrangebyscore(key, '-inf', now - withinMs),
        redis.zcard(key),
        redis.pexpire(key, withinMs * 2),
      ])
      return chats
    },
  }
}
