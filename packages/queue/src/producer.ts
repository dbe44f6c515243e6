import { type JobOf, QUEUE_PREFIX, QUEUES, type QueueName } from '@anonchat/contracts'
import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { windowOf } from './rate.js'

export interface Producer<Q extends QueueName> {
  readonly queue: Queue
  /**
   * Adds a job once: a second one with the same id does nothing while the first exists.
   * @param id holds no `:` and is no integer (rules of BullMQ)
   * @param delayMs 0 for at once
   */
  add(id: string, job: JobOf<Q>, delayMs?: number): Promise<void>
  remove(id: string): Promise<void>
  /** How many jobs may start a second, all workers together; 0 for no limit. */
  limit(perSecond: number): Promise<void>
  /** No job starts for so long. Works while a limit is set. */
  hold(ms: number): Promise<void>
  /** How many jobs wait, run or are delayed. */
  depth(): Promise<number>
  close(): Promise<void>
}

/** Nothing of a finished job is kept: jobs carry no content, but what is not needed is not stored. */
const FORGET = { removeOnComplete: true, removeOnFail: true } as const
/** BullMQ keeps the ids of jobs in its events; nobody reads them here, and ids name chats. */
const EVENTS = { events: { maxLen: 0 } } as const

export function openProducer<Q extends QueueName>(name: Q, connection: Redis): Producer<Q> {
  const queue = new Queue(name, {
    connection,
    prefix: QUEUE_PREFIX,
    defaultJobOptions: FORGET,
    streams: EVENTS,
  })
  queue.on('error', () => {})
  const { schema } = QUEUES[name]
  return {
    queue,
    add: async (id, job, delayMs = 0) => {
      await queue.add(name, schema.parse(job), { jobId: id, delay: delayMs })
    },
    remove: async (id) => {
      await queue.remove(id)
    },
    limit: async (perSecond) => {
      if (perSecond === 0) {
        await queue.removeGlobalRateLimit()
      } else {
        const { max, durationMs } = windowOf(perSecond)
        await queue.setGlobalRateLimit(max, durationMs)
      }
    },
    hold: (ms) => queue.rateLimit(ms),
    depth: () => queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized'),
    close: () => queue.close(),
  }
}
