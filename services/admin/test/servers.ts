import { createTestDatabase, type Server, startNats, startRedis, type TestDatabase } from '@anonchat/servers'
import { migrate } from '@anonchat/store'

/** An admin, another one, and one who is banned as a member. */
export const ADMIN = 700_001
export const SECOND_ADMIN = 700_002
export const BANNED_ADMIN = 700_003

/** The key of operators. */
export const API_KEY = 'a-key-of-the-operators'

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
      ADMIN_IDS: [ADMIN, SECOND_ADMIN, BANNED_ADMIN].join(','),
      API_SECRET_KEY: API_KEY,
      NATS_URL: nats.url,
      REDIS_URL: redis.url,
      DATABASE_URL: database.url,
      DATABASE_CONNECTIONS: '3',
      ADMIN_PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      ...more,
    },
    dispose: async () => {
      await Promise.all([nats.dispose(), redis.dispose(), database.drop()])
    },
  }
}
