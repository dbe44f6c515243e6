import type { ServerKind } from '@anonchat/servers'

/** A server that answers: one that runs anyway, or one that was started here. */
export interface Found {
  url: string
  /** In words, for the console: `NATS_URL`, `private`, `Docker`. */
  how: string
  /** Stops it if it was started here. */
  stop(): Promise<void>
}

/** What each kind is called by people, its variable, its Debian package and its default port. */
export const KINDS = {
  nats: { title: 'NATS', variable: 'NATS_URL', package: 'nats-server', port: 4222 },
  redis: { title: 'Redis', variable: 'REDIS_URL', package: 'redis-server', port: 6379 },
  mysql: { title: 'MySQL', variable: 'DATABASE_URL', package: 'mariadb-server', port: 3306 },
} as const satisfies Record<ServerKind, { title: string; variable: string; package: string; port: number }>

/** The database that is used on a server that was started here. */
export const DATABASE_NAME = 'anonchat'
