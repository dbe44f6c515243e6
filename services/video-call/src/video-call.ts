import { openBus } from '@anonchat/bus'
import { CALLS, CallMessage } from '@anonchat/contracts'
import { defineService } from '@anonchat/runtime'
import { createDatabase, openCalls, openRedis } from '@anonchat/store'
import { readConfig, VARIABLES } from './config.js'
import { whyNoCalls } from './domain/why-no-calls.js'
import { onCallRequest } from './in/call-request.js'
import { serveDocs } from './in/docs-page.js'
import { servePage } from './in/page.js'
import { restApp } from './in/rest/routes.js'
import { onRoomEnded } from './in/room-ended.js'
import { openPage } from './in/socket.js'
import { countRequests } from './out/count-requests.js'
import { createMetrics } from './out/metrics.js'
import { callSecrets } from './out/secrets.js'
import { turnCredentials } from './out/turn.js'
import { LIMITS } from './protocol.js'

/** Video calls between the two of a room: the mini-app, its signaling, and the REST interface. Any number of replicas. */
export const startVideoCall = defineService({
  name: 'video-call',
  portVariable: 'VIDEO_CALL_PORT',
  variables: VARIABLES,
  start: async (environment, service) => {
    const { http, log } = service
    const config = readConfig(environment)
    const whyNot = whyNoCalls(config)
    if (whyNot !== null) log.warn(`no calls will be started: ${whyNot}`)

    const db = createDatabase(config.databaseUrl, { connectionLimit: config.databaseConnections })
    service.onStop('mysql', db.close)
    const redis = openRedis(config.redisUrl)
    service.onStop('redis', () => redis.disconnect())
    service.readyWhen('redis', async () => void (await redis.ping()))
    const bus = await openBus(config.natsUrl, 'video-call', service)

    const calls = openCalls(redis)
    const metrics = createMetrics(service.metrics)
    const secrets = callSecrets(config.secret)
    const shared = { calls, db, live: bus.live, bus: bus.publish, metrics, log, secrets }
    const { domain, turnUrls, turnSecret } = config
    const start = whyNot === null && domain !== undefined ? { ...shared, domain } : null

    await bus.consume(CALLS, CallMessage, async (message) => {
      if (message.type === 'request') await onCallRequest({ start, ...shared }, message)
      else await onRoomEnded(shared, message)
    })
    const sockets = service.sockets({ maxFrameBytes: LIMITS.frameBytes })
    const iceServers = (until: number) =>
      turnSecret === undefined ? [] : turnCredentials(turnUrls, turnSecret, until)
    const connections = { ...shared, initData: config.initData, whyNot, iceServers }
    http.get(
      '/call/socket',
      sockets.accept((socket) => openPage(connections, socket)),
    )
    const { apiKey, apiPerMinute, rooms } = config
    const count = countRequests(redis)
    http.route('/', restApp({ ...connections, start, apiKey, apiPerMinute, rooms, count }))
    serveDocs(http)
    servePage(http, { domain, script: config.script })
  },
})
