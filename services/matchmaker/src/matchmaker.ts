import { openBus } from '@anonchat/bus'
import { MATCHES, MatchMessage } from '@anonchat/contracts'
import { defineService } from '@anonchat/runtime'
import { createDatabase, openMatchDays, openPool, openRedis } from '@anonchat/store'
import { ulid } from 'ulid'
import { POOL_SETTINGS } from './domain/settings.js'
import { onMatchCancel } from './in/match-cancel.js'
import { type MatchContext, onMatchRequest } from './in/match-request.js'
import { startTicks } from './in/ticks/start-ticks.js'
import { createMetrics } from './out/metrics.js'
import { createOutbox } from './out/outbox.js'

/** Pairs those who search: the waiting pool, search timeouts and live figures. Any number of replicas. */
export const startMatchmaker = defineService({
  name: 'matchmaker',
  portVariable: 'MATCHMAKER_PORT',
  variables: [
    'NATS_URL',
    'REDIS_URL',
    'DATABASE_URL',
    'DATABASE_CONNECTIONS',
    'RECENT_PARTNER_SECONDS',
    'PREMIUM_HEAD_START_SECONDS',
    'SEARCH_REFRESH_SECONDS',
  ],
  start: async (config, context) => {
    const { log } = context
    const now = () => Date.now()
    const database = createDatabase(config.DATABASE_URL, { connectionLimit: config.DATABASE_CONNECTIONS })
    context.onStop('mysql', database.close)
    const redis = openRedis(config.REDIS_URL)
    context.onStop('redis', () => redis.disconnect())
    context.readyWhen('redis', async () => void (await redis.ping()))
    const bus = await openBus(config.NATS_URL, 'matchmaker', context)

    const pool = openPool(redis, {
      ...POOL_SETTINGS,
      recentPartnerMs: config.RECENT_PARTNER_SECONDS * 1_000,
      headStartMs: config.PREMIUM_HEAD_START_SECONDS * 1_000,
    })
    const metrics = createMetrics(context.metrics)
    const outbox = createOutbox({ pool, publish: bus.publish, database, log, now })
    context.onStop('records', outbox.settled)

    const days = openMatchDays(redis)
    const match: MatchContext = { pool, outbox, metrics, days, now, newRoomId: () => ulid() }
    await bus.consume(MATCHES, MatchMessage, async (message) => {
      switch (message.type) {
        case 'request':
          await context.trace.during(
            message.trace,
            'match',
            () => onMatchRequest(match, message),
            (outcome) => ({ 'anonchat.outcome': outcome }),
          )
          return
        case 'cancel':
          return await onMatchCancel(match, message)
      }
    })
    const ticks = startTicks({
      ...match,
      publish: bus.publish,
      log,
      refreshMs: config.SEARCH_REFRESH_SECONDS * 1_000,
    })
    context.onStop('ticks', ticks.stop)
  },
})
