import { createPublisher, openConnection, type Publisher } from '@anonchat/bus'
import { MemberEvent } from '@anonchat/contracts'
import { createLogger, type RunningService } from '@anonchat/runtime'
import { type Server, startMysql, startNats, startRedis } from '@anonchat/servers'
import { createDatabase, type Database, migrate } from '@anonchat/store'
import { startMatchmaker } from '../src/matchmaker.js'

export interface TestSystem {
  readonly redisUrl: string
  readonly mysql: Server
  readonly database: Database
  readonly publish: Publisher
  /** Starts replicas of the service in this process. */
  start(replicas: number, environment?: Record<string, string>): Promise<RunningService[]>
  /** All that lies in mailboxes, oldest first. */
  events(): Promise<MemberEvent[]>
  /** True when every request and cancel was handled. */
  allHandled(): Promise<boolean>
  /** Empties the mailboxes. */
  clear(): Promise<void>
  /** Stops the replicas that were started. */
  stopReplicas(): Promise<void>
  dispose(): Promise<void>
}

export const FIRST_MEMBER = 100_001

/** NATS, Redis and a migrated MySQL of its own, in which so many members are registered (`userId` is `memberId`). */
export async function startTestSystem(members: number): Promise<TestSystem> {
  const servers = await Promise.all([startNats(), startRedis(), startMysql()])
  const [nats, redis, mysql] = servers
  const databaseUrl = `${mysql.url}/matchmaker_test`
  await migrate({ databaseUrl })
  const database = createDatabase(databaseUrl, { connectionLimit: 2 })
  await database.prisma.user.createMany({
    data: Array.from({ length: members }, (_, index) => ({
      id: FIRST_MEMBER + index,
      telegramId: BigInt(FIRST_MEMBER + index),
    })),
  })
  const bus = await openConnection(nats.url, 'test', createLogger('test', 'silent'))
  let running: RunningService[] = []

  const start = (environment: Record<string, string>) =>
    startMatchmaker({
      NATS_URL: nats.url,
      REDIS_URL: redis.url,
      DATABASE_URL: databaseUrl,
      DATABASE_CONNECTIONS: '3',
      MATCHMAKER_PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      ...environment,
    })
  const stopReplicas = async () => {
    await Promise.all(running.map((replica) => replica.stop()))
    running = []
  }
  return {
    redisUrl: redis.url,
    mysql,
    database,
    publish: createPublisher(bus),
    start: async (replicas, environment = {}) => {
      const started = await Promise.all(Array.from({ length: replicas }, () => start(environment)))
      running.push(...started)
      return started
    },
    events: async () => {
      const { state } = await bus.jsm.streams.info('MEMBERS')
      const events: MemberEvent[] = []
      for (let seq = state.first_seq; seq <= state.last_seq && state.messages > 0; seq++) {
        const message = await bus.jsm.streams.getMessage('MEMBERS', { seq })
        events.push(MemberEvent.parse(message.json()))
      }
      return events
    },
    allHandled: async () => (await bus.jsm.streams.info('MATCH')).state.messages === 0,
    clear: async () => void (await bus.jsm.streams.purge('MEMBERS')),
    stopReplicas,
    dispose: async () => {
      await stopReplicas()
      await bus.close()
      await database.close()
      await Promise.all(servers.map((server) => server.dispose()))
    },
  }
}
