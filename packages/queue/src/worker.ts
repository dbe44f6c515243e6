import { type JobOf, QUEUE_PREFIX, QUEUES, type QueueName } from '@anonchat/contracts'
import { createFailures, type Logger } from '@anonchat/runtime'
import { DelayedError, type Job, Worker, type WorkerOptions } from 'bullmq'
import type { Redis } from 'ioredis'

/** What becomes of a job: done, or again after a time (in milliseconds), without counting as a failure. */
export type JobOutcome = { kind: 'done' } | { kind: 'again'; afterMs: number } | { kind: 'rate-limited' }

/**
 * A killed worker's jobs are taken up by others after this: its locks run out, and the next check finds them. Every kill
 * counts as a stall, and a stall must never cost a job, hence the high limit. What Redis refused while it was away is
 * tried again soon.
 */
const RECOVERY = {
  lockDuration: 10_000,
  stalledInterval: 2_500,
  maxStalledCount: 1_000_000,
  runRetryDelay: 500,
} as const

const FAILURE_DELAY_MS = 1_000
const LONGEST_FAILURE_DELAY_MS = 60_000

export interface JobWorker {
  readonly worker: Worker
  /** Takes no new job; resolves when the jobs in hand are done. */
  close(): Promise<void>
}

/** How long a job waits after its handler threw, which it does for a bug or a server that is away. */
const afterFailure = (failed: number): number =>
  Math.min(FAILURE_DELAY_MS * 2 ** Math.min(failed - 1, 10), LONGEST_FAILURE_DELAY_MS)

/**
 * Works a queue. The connection is duplicated by BullMQ for its blocking reads. A handler that throws has its job tried
 * again later and later, for ever: a job that is lost would leave undone what nobody else does.
 * @param overrides for tests of recovery, which cannot wait for the real times
 */
export function openWorker<Q extends QueueName>(
  name: Q,
  connection: Redis,
  concurrency: number,
  handler: (job: JobOf<Q>) => Promise<JobOutcome>,
  log: Logger,
  overrides: Partial<WorkerOptions> = {},
): JobWorker {
  const { schema } = QUEUES[name]
  const failures = createFailures<string | undefined>()
  const outcomeOf = async (job: Job): Promise<JobOutcome> => {
    const parsed = schema.safeParse(job.data)
    if (!parsed.success) {
      log.error({ queue: name }, 'a job does not parse and is dropped')
      return { kind: 'done' }
    }
    try {
      const outcome = await handler(parsed.data as JobOf<Q>)
      failures.forget(job.id)
      return outcome
    } catch (error) {
      const failed = failures.add(job.id)
      log.error({ err: error, queue: name, failed }, 'a job failed; it is tried again')
      return { kind: 'again', afterMs: afterFailure(failed) }
    }
  }
  const processor = async (job: Job, token?: string): Promise<void> => {
    const outcome = await outcomeOf(job)
    switch (outcome.kind) {
      case 'done':
        return
      case 'again':
        await job.moveToDelayed(Date.now() + outcome.afterMs, token)
        throw new DelayedError()
      case 'rate-limited':
        throw Worker.RateLimitError()
    }
  }
  const worker = new Worker(name, processor, {
    connection,
    prefix: QUEUE_PREFIX,
    concurrency,
    ...RECOVERY,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
    ...overrides,
  })
  worker.on('error', (error) => log.warn({ err: error, queue: name }, 'queue is away'))
  worker.on('failed', (_, error) => log.error({ err: error, queue: name }, 'a job failed'))
  return { worker, close: () => worker.close() }
}
