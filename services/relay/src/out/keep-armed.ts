import { setTimeout as pause } from 'node:timers/promises'
import type { LaneJob } from '@anonchat/contracts'
import type { Logger } from '@anonchat/runtime'
import type { Redis } from 'ioredis'

const PERIOD_MS = 60_000
/** Between the pages of a walk that nothing calls for: the messages that flow come first. */
const PAGE_PAUSE_MS = 20

/**
 * Makes sure, in the background, that every lane which waits for a job has it: a Redis that lost its last writes may
 * have kept the lane and lost the job. Looks at once, whenever Redis was away, and every minute, for what was lost unseen
 * by this process; never twice at a time. Adding a job that exists does nothing.
 * @returns a function that ends it
 */
export function keepArmed(
  redis: Pick<Redis, 'on' | 'off'>,
  pages: () => AsyncIterable<readonly LaneJob[]>,
  arm: (job: LaneJob) => Promise<void>,
  log: Logger,
  periodMs = PERIOD_MS,
): () => void {
  let stopped = false
  let walking = false
  let again = false
  let pauseMs = 0

  const walk = async (): Promise<void> => {
    let lanes = 0
    for await (const page of pages()) {
      if (stopped) return
      await Promise.all(page.map(arm))
      lanes += page.length
      if (pauseMs > 0) await pause(pauseMs)
    }
    if (lanes > 0) log.debug({ lanes }, 'lanes are waiting; made sure of their jobs')
  }
  const run = async (): Promise<void> => {
    walking = true
    do {
      again = false
      await walk().catch((error) => {
        if (!stopped) log.warn({ err: error }, 'waiting lanes could not be looked for')
      })
    } while (again && !stopped)
    walking = false
  }
  /** A walk that began before Redis went may have passed what was lost then: it is followed by another. */
  const back = () => {
    pauseMs = 0
    if (walking) again = true
    else void run()
  }

  redis.on('ready', back)
  const timer = setInterval(() => {
    if (walking) return
    pauseMs = PAGE_PAUSE_MS
    void run()
  }, periodMs)
  void run()
  return () => {
    stopped = true
    clearInterval(timer)
    redis.off('ready', back)
  }
}
