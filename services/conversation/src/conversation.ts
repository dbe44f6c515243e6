import { openBus } from '@anonchat/bus'
import { CHECKOUTS, Checkout, MAILBOXES, MemberEvent, TIMERS_QUEUE } from '@anonchat/contracts'
import { openProducer, openWorker, queueConnection } from '@anonchat/queue'
import { defineService, every } from '@anonchat/runtime'
import { createDatabase, openRedis } from '@anonchat/store'
import { createTelegram } from '@anonchat/telegram'
import { readConfig, VARIABLES } from './config.js'
import { openContext } from './context.js'
import { handleCheckout } from './in/checkout.js'
import { handleEvent } from './in/event-handler.js'
import { handleIncoming } from './in/handle.js'
import { handleTimerJob } from './in/timer-job.js'
import { createMetrics } from './metrics.js'
import { openActivity } from './out/activity.js'
import { announceEnds } from './out/premium/announce.js'
import { startPhotos } from './photos.js'

const TIMER_CONCURRENCY = 20
/** Who is told that premium ends can wait for half a minute. */
const ANNOUNCE_MS = 30_000

export const startConversation = defineService({
  name: 'conversation',
  portVariable: 'CONVERSATION_PORT',
  variables: VARIABLES,
  start: async (environment, service) => {
    const config = readConfig(environment)
    const { log } = service

    const redis = openRedis(config.redisUrl)
    service.onStop('redis', () => redis.disconnect())
    service.readyWhen('redis', async () => void (await redis.ping()))

    const db = createDatabase(config.databaseUrl, { connectionLimit: config.databaseConnections })
    service.onStop('mysql', db.close)
    service.readyWhen('mysql', db.ping)

    const telegram = createTelegram(config.botToken, config.telegramApiRoot)
    service.onStop('telegram', telegram.close)

    const queueRedis = queueConnection(config.redisUrl)
    service.onStop('queue connection', () => queueRedis.disconnect())
    const producer = openProducer(TIMERS_QUEUE, queueRedis)
    service.onStop('timers', producer.close)

    const bus = await openBus(config.natsUrl, 'conversation', service)
    const activity = openActivity(db, log)
    service.onStop('activity', activity.close)
    const photos = startPhotos(config.photos, { db, telegram, queueRedis }, service)
    const metrics = createMetrics(service.metrics)
    const context = openContext(config, {
      redis,
      db,
      telegram,
      producer,
      photos,
      bus: bus.publish,
      activity,
      metrics,
      log,
    })

    const worker = openWorker(TIMERS_QUEUE, queueRedis, TIMER_CONCURRENCY, handleTimerJob(bus.publish), log)
    service.onStop('timer worker', worker.close)
    const handle = handleEvent(
      (incoming, delivery) => handleIncoming(context, incoming, delivery),
      bus.publish,
      metrics,
      service.trace,
      log,
    )
    await bus.consume(CHECKOUTS, Checkout, handleCheckout({ ...context, counted: metrics.checkout, log }))
    await bus.consume(MAILBOXES, MemberEvent, handle)
    const announcing = every(ANNOUNCE_MS, 'ends of premium', log, () =>
      announceEnds(db, bus.publish, Date.now()),
    )
    service.onStop('ends of premium', announcing.stop)
  },
})
