import { createTestDatabase, type Server, startNats, startRedis, type TestDatabase } from '@anonchat/servers'
import { migrate } from '@anonchat/store'

export interface Servers {
  readonly nats: Server
  readonly redis: Server
  readonly database: TestDatabase
  readonly environment: Readonly<Record<string, string>>
  dispose(): Promise<void>
}

/** NATS, Redis and a migrated database of their own, and the environment that names them. */
export async function startServers(more: Readonly<Record<string, string>> = {}): Promise<Servers> {
  const [nats, redis, database] = await Promise.all([startNats(), startRedis(), createTestDatabase()])
  await migrate({ databaseUrl: database.url })
  return {
    nats,
    redis,
    database,
    environment: {
      BOT_TOKEN: `777:${'A'.repeat(35)}`,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
      NATS_URL: nats.url,
      REDIS_URL: redis.url,
      DATABASE_URL: database.url,
      DATABASE_CONNECTIONS: '3',
      CONVERSATION_PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      // Its offers come between what most tests count; those about it turn it on.
      MEDIA_SPOILER: 'off',
      SILENCE_SECONDS: '0',
      ...more,
    },
    dispose: async () => {
      await Promise.all([nats.dispose(), redis.dispose(), database.drop()])
    },
  }
}
