import { inventSecret } from './token.js'

export interface Addresses {
  nats: string
  redis: string
  database: string
  /** The sandbox. */
  telegram: string
  /** Where updates are to be sent; without it the gateway polls. */
  webhook: string | undefined
  token: string
}

/** The environment of the services in a test. */
export function systemEnvironment(addresses: Addresses): Record<string, string> {
  return {
    BOT_TOKEN: addresses.token,
    DATABASE_URL: addresses.database,
    REDIS_URL: addresses.redis,
    NATS_URL: addresses.nats,
    TELEGRAM_API_ROOT: addresses.telegram,
    API_SECRET_KEY: inventSecret(),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    ...(addresses.webhook === undefined
      ? {}
      : { WEBHOOK_URL: addresses.webhook, WEBHOOK_SECRET: inventSecret() }),
  }
}
