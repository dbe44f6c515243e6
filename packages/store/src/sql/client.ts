import { Unavailable } from '@anonchat/runtime'
import { PrismaMariaDb } from '@prisma/adapter-mariadb'
import { createPool } from 'mariadb'
import { PrismaClient } from '../generated/prisma/client.js'
import { isDatabaseDown } from './database-down.js'
import { connectionConfig, parseDatabaseUrl } from './database-url.js'

export interface DatabaseOptions {
  /** How many connections the pool may open; 10 by default. */
  readonly connectionLimit?: number
  /** A server that gives no answer for this long is taken for away; 30,000 by default. Above any statement of ours. */
  readonly answerTimeoutMs?: number
  /** Told of every statement when it has run: the SQL with `?` for its values, and the values as a JSON array. */
  readonly onStatement?: (sql: string, values: string) => void
}

const TIMEOUTS = {
  /** How long a query waits for a connection. */
  acquireTimeout: 5_000,
  /** The pool tries to connect every half second for this long; after it, only every few seconds. */
  initializationTimeout: 3_600_000,
  /** A connection that lay idle is asked for a sign of life before it is used. */
  pingTimeout: 2_000,
}

export type Database = ReturnType<typeof createDatabase>

/**
 * A pool of connections with Prisma's client over it. Connects at the first query, and again by itself after the
 * server was away. Dates are UTC both ways, whatever the zone of the process or the server.
 * Every query throws Unavailable while the server is away, and Prisma's error for anything else.
 * @throws Error in words when the URL is wrong.
 */
export function createDatabase(databaseUrl: string, options: DatabaseOptions = {}) {
  const connectionLimit = options.connectionLimit ?? 10
  const pool = createPool({
    ...connectionConfig(parseDatabaseUrl(databaseUrl)),
    ...TIMEOUTS,
    socketTimeout: options.answerTimeoutMs ?? 30_000,
    connectionLimit,
    minimumIdle: Math.min(2, connectionLimit),
    // Prisma sends its statements whole; preparing each would keep handles on the server for nothing.
    prepareCacheLength: 0,
  })
  const { onStatement } = options
  const client = new PrismaClient({
    adapter: new PrismaMariaDb(pool),
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 6_000, timeout: 10_000 },
    log: onStatement === undefined ? [] : [{ emit: 'event', level: 'query' }],
  })
  if (onStatement !== undefined) client.$on('query', ({ query, params }) => onStatement(query, params))
  const prisma = client.$extends({
    query: {
      $allOperations: ({ args, query }) =>
        query(args).catch((error: unknown) => {
          throw isDatabaseDown(error) ? new Unavailable('mysql', error) : error
        }),
    },
  })
  return {
    prisma,
    /** Asks the server for a sign of life. Throws Unavailable when there is none. */
    ping: async (): Promise<void> => {
      await prisma.$queryRaw`SELECT 1`
    },
    close: async (): Promise<void> => {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}
