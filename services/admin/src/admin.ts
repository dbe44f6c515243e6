import { openBus } from '@anonchat/bus'
import { ADMIN_COMMANDS, AdminCommand } from '@anonchat/contracts'
import { defineService } from '@anonchat/runtime'
import { createDatabase, openAsking, openRedis, openStandings } from '@anonchat/store'
import { catalogOf } from './catalog.js'
import { readConfig, VARIABLES } from './config.js'
import { onAdminCommand } from './in/command.js'
import { createMetrics } from './metrics.js'
import { openAdmins } from './out/admins.js'

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
    const operations = { db, publish, standings: openStandings(redis), admins }
    const catalog = catalogOf({ db, redis, publish, asking, log, now, admins, operations })
    const findAdmin = openAdmins(db, admins, now)
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
