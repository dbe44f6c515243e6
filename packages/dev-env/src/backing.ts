import { createTestDatabase, type Server, startMysql, startNats, startRedis } from '@anonchat/servers'
import { migrate } from '@anonchat/store'
import type { Closers } from './closers.js'

/** The servers under a test's system. */
export interface Backing {
  nats: Server
  redis: Server
  /** Only when the system has a MySQL server of its own. */
  mysql: Server | undefined
  databaseUrl: string
}

/**
 * Starts NATS and Redis for one system and gives it a migrated database.
 * @param ownMysql with a MySQL server of its own, which a test may stop and start
 */
export async function startBacking(ownMysql: boolean, closers: Closers): Promise<Backing> {
  const keep = async <T extends { dispose(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const started = await starting
    closers.add(() => started.dispose())
    return started
  }
  const [nats, redis, database] = await Promise.all([
    keep(startNats()),
    keep(startRedis()),
    keep(ownMysql ? ownDatabase() : sharedDatabase()),
  ])
  await migrate({ databaseUrl: database.url })
  return { nats, redis, mysql: database.mysql, databaseUrl: database.url }
}

interface Database {
  mysql: Server | undefined
  url: string
  dispose(): Promise<void>
}

async function ownDatabase(): Promise<Database> {
  const mysql = await startMysql()
  return { mysql, url: `${mysql.url}/anonchat`, dispose: () => mysql.dispose() }
}

async function sharedDatabase(): Promise<Database> {
  const { url, drop } = await createTestDatabase()
  return { mysql: undefined, url, dispose: drop }
}
