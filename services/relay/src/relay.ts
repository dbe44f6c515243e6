import { setMaxListeners } from 'node:events'
import { openBus } from '@anonchat/bus'
import {
  ANSWERS,
  Answer,
  Envelope,
  INTAKES,
  type JobOf,
  type LaneClass,
  QUEUE_OF_LANE,
} from '@anonchat/contracts'
import { type JobOutcome, type JobWorker, openWorker, queueConnection } from '@anonchat/queue'
import { createFailures, defineService } from '@anonchat/runtime'
import {
  armedLanes,
  openBulkBudget,
  openLanes,
  openPaces,
  openParcels,
  openRedis,
  openSendCounts,
  openSendOutcomes,
  openSentMessages,
} from '@anonchat/store'
import { createTelegram } from '@anonchat/telegram'
import { createAnswer } from './in/answer.js'
import { createLaneJob } from './in/lane-job.js'
import { createOutbound } from './in/outbound.js'
import { createParcelJob } from './in/parcel-job.js'
import { openLaneQueues } from './out/arm.js'
import { openBulkTurns } from './out/bulk-turns.js'
import { createBury } from './out/bury.js'
import { countSends } from './out/count-sends.js'
import { createDeliver } from './out/deliver.js'
import { createHealth } from './out/health.js'
import { keepArmed } from './out/keep-armed.js'
import { createMetrics } from './out/metrics.js'
import { startPacer } from './out/pacer.js'
import { createRefusals } from './out/refusals.js'
import { createSendTo } from './out/send-to.js'

/** Longer than a call of the Bot API can last, which is 10 s. */
const HOLD_MS = 14_000
/** Broadcasts leave at tens a second: a few at once are enough, and leave the processor to live chat. */
const BULK_SHARE = 0.2
/** A job that this replica may not begin any more. */
const LATER: JobOutcome = { kind: 'again', afterMs: 200 }

export const startRelay = defineService({
  name: 'relay',
  portVariable: 'RELAY_PORT',
  variables: [
    'NATS_URL',
    'REDIS_URL',
    'BOT_TOKEN',
    'TELEGRAM_API_ROOT',
    'DELIVER_RATE_PER_SECOND',
    'BULK_RATE_PER_SECOND',
    'CHAT_RATE_PER_SECOND',
    'CHAT_BURST',
    'RELAY_LANES',
    'RELAY_CONCURRENCY',
  ],
  start: async (config, context) => {
    const { log, trace: tracing, onStop, readyWhen } = context
    const redis = openRedis(config.REDIS_URL)
    onStop('redis', () => redis.disconnect())
    readyWhen('redis', async () => void (await redis.ping()))
    const bus = await openBus(config.NATS_URL, 'relay', context)
    const telegram = createTelegram(config.BOT_TOKEN, config.TELEGRAM_API_ROOT)
    onStop('telegram', telegram.close)

    const connection = queueConnection(config.REDIS_URL)
    onStop('queue connection', () => connection.disconnect())
    const queues = openLaneQueues(connection)
    onStop('queues', queues.close)
    const metrics = createMetrics(context.metrics, (lane) => queues.producers[lane].depth())
    const chat = { ratePerSecond: config.CHAT_RATE_PER_SECOND, burst: config.CHAT_BURST }
    const lanes = openLanes(redis, { ...chat, holdMs: HOLD_MS })
    const budget = openBulkBudget(redis, chat)
    onStop('send counts', countSends(metrics, openSendCounts(redis), log))
    const sent = openSentMessages(redis)
    const pacer = await startPacer({
      configured: { live: config.DELIVER_RATE_PER_SECOND, bulk: config.BULK_RATE_PER_SECOND },
      paces: openPaces(redis),
      producers: queues.producers,
      hold: async (lane, ms) => {
        await Promise.all([queues.producers[lane].hold(ms), ...(lane === 'bulk' ? [budget.hold(ms)] : [])])
      },
      metrics,
      log,
    })
    onStop('pacer', pacer.stop)
    const turns = openBulkTurns(budget, () => pacer.rateOf('bulk'), log)
    const health = createHealth()

    const laneJob = createLaneJob({
      lanes,
      sent,
      outcomes: openSendOutcomes(redis),
      deliver: createDeliver(telegram, sent, tracing),
      arm: queues.arm,
      bury: createBury(bus.publish.dead),
      unreachable: bus.publish.memberEvent,
      refused: bus.publish.memberEvent,
      money: bus.publish.memberEvent,
      paced: pacer.note,
      health,
      metrics,
      tracing,
      log,
    })
    let stopped = false
    const parcelJob = createParcelJob({
      parcels: openParcels(redis),
      budget,
      turns,
      sendTo: createSendTo(telegram),
      unreachable: bus.publish.memberEvent,
      paced: pacer.note,
      health,
      failures: createFailures(),
      refusals: createRefusals(),
      metrics,
      stopping: () => stopped,
      log,
    })
    const bulkJob = async (job: JobOf<typeof QUEUE_OF_LANE.bulk>) => {
      if ('parcel' in job) return await parcelJob(job)
      // What stands in a lane draws from the same budget.
      return (await turns.next(true)) ? await laneJob(job) : LATER
    }

    const sends = (lane: LaneClass) => config.RELAY_LANES === 'all' || config.RELAY_LANES === lane
    const workers: JobWorker[] = []
    onStop('workers', async () => {
      await Promise.all(workers.map((worker) => worker.close()))
    })
    const concurrency = config.RELAY_CONCURRENCY
    if (sends('live')) workers.push(openWorker(QUEUE_OF_LANE.live, connection, concurrency, laneJob, log))
    if (sends('bulk')) {
      const bulkConcurrency = Math.ceil(concurrency * BULK_SHARE)
      workers.push(openWorker(QUEUE_OF_LANE.bulk, connection, bulkConcurrency, bulkJob, log))
    }

    const stopping = new AbortController()
    // Every answer under way listens to it: with many at once that is no leak.
    setMaxListeners(0, stopping.signal)
    onStop(
      'rearm',
      keepArmed(redis, () => armedLanes(redis), queues.arm, log),
    )
    if (sends('live')) {
      await bus.consume(ANSWERS, Answer, createAnswer(telegram, metrics, tracing, stopping.signal, log))
      await bus.consume(INTAKES, Envelope, createOutbound({ lanes, arm: queues.arm, metrics, log }))
    }
    // First of all: no job is taken any more while the consumers finish what they have in hand.
    onStop('taking jobs', () => {
      stopping.abort()
      stopped = true
      turns.stop()
      for (const worker of workers) void worker.close()
    })
  },
})
