import type { Environment, Variable } from '@anonchat/runtime'

export const VARIABLES = [
  'ADMIN_IDS',
  'API_SECRET_KEY',
  'ADMIN_PANEL_URL',
  'NATS_URL',
  'REDIS_URL',
  'DATABASE_URL',
  'DATABASE_CONNECTIONS',
  'BULK_RATE_PER_SECOND',
  'PAID_BROADCAST',
  'DELIVER_RATE_PER_SECOND',
] as const satisfies readonly Variable[]

/** The environment as the code speaks of it. */
export const readConfig = (environment: Pick<Environment, (typeof VARIABLES)[number]>) => ({
  admins: new Set(environment.ADMIN_IDS),
  apiKey: environment.API_SECRET_KEY,
  panelUrl: environment.ADMIN_PANEL_URL,
  natsUrl: environment.NATS_URL,
  redisUrl: environment.REDIS_URL,
  databaseUrl: environment.DATABASE_URL,
  databaseConnections: environment.DATABASE_CONNECTIONS,
  bulkPerSecond: environment.BULK_RATE_PER_SECOND,
  paidBroadcasts: environment.PAID_BROADCAST === 'on',
  deliverPerSecond: environment.DELIVER_RATE_PER_SECOND,
})

export type Config = ReturnType<typeof readConfig>
