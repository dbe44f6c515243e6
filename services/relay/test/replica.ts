import { type JobWorker, openWorker } from '@anonchat/queue'
import { createLogger, NO_TRACING } from '@anonchat/runtime'
import { openLanes, openSentMessages } from '@anonchat/store'
import { createTelegram } from '@anonchat/telegram'
import type { Redis } from 'ioredis'
import { Registry } from 'prom-client'
import { createLaneJob } from '../src/in/lane-job.js'
import { createOutbound } from '../src/in/outbound.js'
import { openLaneQueues } from '../src/out/arm.js'
import { createDeliver } from '../src/out/deliver.js'
import { createHealth } from '../src/out/health.js'
import { createMetrics } from '../src/out/metrics.js'

/** Where a replica may die, each just after the step of that name and before the next. */
export type CrashPoint = 'push' | 'take' | 'send' | 'pop' | 'arm'

/** Locks that run out soon, so that a dead replica's jobs are found soon. */
const QUICK = { lockDuration: 600, lockRenewTime: 200, stalledInterval: 100 }
const HOLD_MS = 1_500

const log = createLogger('test', 'silent')
const never = new Promise<never>(() => {})

export interface Wiring {
  redis: Redis
  connection: Redis
  token: string
  apiRoot: string
  /** True when the replica that passes this point is to die there. */
  diesAt(point: CrashPoint): boolean
  /** Called with the number of its sends that Telegram may have had and whose lane does not know it yet. */
  died(onTheWire: number): void
}

/** The lane worker of one relay, which dies where it is told to: nothing after that point happens, no lock is renewed. */
export function startReplica(wiring: Wiring): { worker: JobWorker } {
  const { redis, connection } = wiring
  const telegram = createTelegram(wiring.token, wiring.apiRoot)
  const sent = openSentMessages(redis)
  const lanes = openLanes(redis, { ratePerSecond: 0, burst: 1, holdMs: HOLD_MS })
  const queues = openLaneQueues(connection)
  const deliver = createDeliver(telegram, sent, NO_TRACING)
  let dead = false
  let onTheWire = 0

  const die = () => {
    dead = true
    wiring.died(onTheWire)
    void worker.worker.close(true)
  }
  const mortal =
    <A extends unknown[], R>(point: CrashPoint | undefined, step: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (dead) return await never
      const result = await step(...args)
      if (!dead && point !== undefined && wiring.diesAt(point)) die()
      return dead ? await never : result
    }

  const laneJob = createLaneJob({
    lanes: {
      ...lanes,
      take: mortal('take', lanes.take),
      pop: mortal('pop', async (job) => {
        const next = await lanes.pop(job)
        onTheWire--
        return next
      }),
      release: mortal(undefined, async (job, holder, counts) => {
        onTheWire--
        return await lanes.release(job, holder, counts)
      }),
    },
    sent,
    outcomes: { note: async () => {} },
    deliver: mortal('send', async (envelope) => {
      onTheWire++
      return await deliver(envelope)
    }),
    arm: mortal('arm', queues.arm),
    bury: async () => {},
    money: async () => {},
    unreachable: async () => {},
    refused: async () => {},
    paced: async () => {},
    health: createHealth(),
    metrics: createMetrics(new Registry(), async () => 0),
    tracing: NO_TRACING,
    log,
  })
  const worker = openWorker('deliver', connection, 20, laneJob, log, QUICK)
  return { worker }
}

/** The intake of one relay; an envelope whose intake dies comes again, as JetStream would have it. */
export function startIntake(wiring: Pick<Wiring, 'redis' | 'connection' | 'diesAt'>) {
  const lanes = openLanes(wiring.redis, { ratePerSecond: 0, burst: 1, holdMs: HOLD_MS })
  const queues = openLaneQueues(wiring.connection)
  const outbound = createOutbound({
    lanes,
    arm: async (job) => {
      if (wiring.diesAt('push')) throw new Error('died after the push, before the add')
      await queues.arm(job)
    },
    metrics: createMetrics(new Registry(), async () => 0),
    log,
  })
  return async (envelope: Parameters<typeof outbound>[0]): Promise<void> => {
    for (;;) {
      try {
        return await outbound(envelope)
      } catch {
        // Not acknowledged: delivered again.
      }
    }
  }
}
