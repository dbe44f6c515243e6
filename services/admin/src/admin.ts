import { openBus } from '@anonchat/bus'
import { ADMIN_COMMANDS, AdminCommand, BROADCASTS_QUEUE, QUEUE_OF_LANE } from '@anonchat/contracts'
import { openProducer, openWorker, queueConnection } from '@anonchat/queue'
import { defineService } from '@anonchat/runtime'
import {
  createDatabase,
  openAsking,
  openMatchDays,
  openPaces,
  openParcels,
  openPutOffs,
  openRedis,
  openSendCounts,
  openSendOutcomes,
  openSentMessages,
  openStandings,
} from '@anonchat/store'
import { catalogOf } from './catalog.js'
import { readConfig, VARIABLES } from './config.js'
import { createBroadcastJob } from './in/broadcast-job.js'
import { keepClosingDays } from './in/close-days.js'
import { onAdminCommand } from './in/command.js'
import { serveOperators } from './in/operators.js'
import { createMetrics } from './metrics.js'
import { openAdmins } from './out/admins.js'
import { callBack } from './out/broadcast/call-back.js'
import { keepDriven } from './out/broadcast/keep-driven.js'
import { keepForgetting } from './out/broadcast/keep-forgetting.js'
import { showProgress } from './out/broadcast/show.js'
import { albumTaker } from './out/broadcast/show-album.js'
import { openLinks } from './out/panel/links.js'
import { openShown } from './out/panel/shown-queues.js'
import { openSendRates } from './out/send-rates.js'
import { openStats } from './out/stats.js'

/** Broadcasts that one replica drives side by side. */
const BROADCASTS_AT_ONCE = 4

/** What admins ask for: figures, members, reports, broadcasts. Any number of replicas. */
export const startAdmin = defineService({
  name: 'admin',
  portVariable: 'ADMIN_PORT',
  variables: VARIABLES,
  start: async (environment, service) => {
    const config = readConfig(environment)
    const { log } = service
    const now = () => Date.now()

    const db = createDatabase(config.databaseUrl, { connectionLimit: config.databaseConnections })
    service.onStop('mysql', db.close)
    service.readyWhen('mysql', db.ping)
    const redis = openRedis(config.redisUrl)
    service.onStop('redis', () => redis.disconnect())
    service.readyWhen('redis', async () => void (await redis.ping()))
    const bus = await openBus(config.natsUrl, 'admin', service)

    const publish = bus.publish
    const asking = openAsking(redis)
    const { admins } = config
    const queueRedis = queueConnection(config.redisUrl)
    service.onStop('queue connection', () => queueRedis.disconnect())
    const queues = {
      live: openProducer(QUEUE_OF_LANE.live, queueRedis),
      bulk: openProducer(QUEUE_OF_LANE.bulk, queueRedis),
    }
    service.onStop('queues', async () => void (await Promise.all([queues.live.close(), queues.bulk.close()])))

    const matchDays = openMatchDays(redis)
    const sendRates = openSendRates(
      queues.live,
      queues.bulk,
      openPaces(redis),
      openSendCounts(redis),
      config.deliverPerSecond,
    )
    const readStats = openStats({ db, redis, matchDays, sendRates, now })
    service.onStop('figures of days', keepClosingDays({ db, matchDays, log, now }))
    const operations = { db, publish, standings: openStandings(redis), putOffs: openPutOffs(redis), admins }
    const broadcasts = openProducer(BROADCASTS_QUEUE, queueRedis)
    service.onStop('broadcasts queue', broadcasts.close)
    const parcels = openParcels(redis)
    const findAdmin = openAdmins(db, admins, now)
    const perSecond = config.bulkPerSecond
    const sending = {
      db,
      publish,
      parcels,
      bulk: queues.bulk,
      broadcasts,
      perSecond,
      log,
      now,
      asking,
      paid: config.paidBroadcasts,
      findAdmin,
      admins,
      outcomes: openSendOutcomes(redis),
      sent: openSentMessages(redis),
    }
    const job = createBroadcastJob(sending, showProgress(sending), callBack(sending), albumTaker(sending))
    const driver = openWorker(BROADCASTS_QUEUE, queueRedis, BROADCASTS_AT_ONCE, job, log)
    service.onStop('broadcasts worker', driver.close)
    service.onStop('broadcasts', keepDriven(sending))
    service.onStop('recipients of broadcasts', keepForgetting(sending).stop)

    const { apiKey, panelUrl } = config
    const links = apiKey === undefined ? null : openLinks(redis, apiKey, now)
    if (apiKey === undefined || links === null)
      log.warn('API_SECRET_KEY is not set: there is neither the HTTP interface of operators nor their page')
    else {
      const shown = [queues.live, queues.bulk, broadcasts, ...openShown(queueRedis, service)]
      const operator = { operations, broadcasts: sending, readStats, log, now }
      serveOperators(service.http, operator, { apiKey, panelUrl, redis, findAdmin, links, queues: shown })
    }

    const catalog = catalogOf(
      { db, redis, publish, asking, log, now, admins, operations, readStats },
      sending,
      { links, url: panelUrl },
    )
    const context = { catalog, findAdmin, asking, publish, metrics: createMetrics(service.metrics), log, now }
    await bus.consume(ADMIN_COMMANDS, AdminCommand, async (command) => {
      await service.trace.during(
        command.trace,
        'handle',
        () => onAdminCommand(context, command),
        (handler) => ({ 'anonchat.handler': handler }),
      )
    })
  },
})
