import type { Environment, Variable } from '@anonchat/runtime'
import { type InitDataCheck, TELEGRAM_KEYS } from './in/init-data.js'

export const VARIABLES = [
  'BOT_TOKEN',
  'NATS_URL',
  'REDIS_URL',
  'DATABASE_URL',
  'DATABASE_CONNECTIONS',
  'TELEGRAM_API_ROOT',
  'TELEGRAM_WEB_APP_SCRIPT',
  'VIDEO_CALL_DOMAIN',
  'API_SECRET_KEY',
  'TURN_URLS',
  'TURN_SECRET',
  'INIT_DATA_CHECK',
  'FREE_CHAT_MINUTES',
  'PREMIUM_CHAT_MINUTES',
  'CALL_API_PER_MINUTE',
] as const satisfies readonly Variable[]

const MINUTE_MS = 60_000

/** The environment as the code wants it; times in milliseconds. */
export function readConfig(environment: Pick<Environment, (typeof VARIABLES)[number]>) {
  const { BOT_TOKEN, API_SECRET_KEY, INIT_DATA_CHECK } = environment
  return {
    natsUrl: environment.NATS_URL,
    redisUrl: environment.REDIS_URL,
    databaseUrl: environment.DATABASE_URL,
    databaseConnections: environment.DATABASE_CONNECTIONS,
    apiRoot: environment.TELEGRAM_API_ROOT,
    script: environment.TELEGRAM_WEB_APP_SCRIPT,
    domain: environment.VIDEO_CALL_DOMAIN,
    turnUrls: environment.TURN_URLS,
    turnSecret: environment.TURN_SECRET,
    apiKey: API_SECRET_KEY,
    apiPerMinute: environment.CALL_API_PER_MINUTE,
    rooms: {
      freeMs: environment.FREE_CHAT_MINUTES * MINUTE_MS,
      premiumMs: environment.PREMIUM_CHAT_MINUTES * MINUTE_MS,
    },
    // Every replica makes the same links of it.
    secret: API_SECRET_KEY ?? BOT_TOKEN,
    initData: initDataCheck(INIT_DATA_CHECK, BOT_TOKEN),
  }
}

function initDataCheck(check: Environment['INIT_DATA_CHECK'], token: string): InitDataCheck {
  if (check === 'hash') return { by: 'hash', token }
  return { by: 'signature', botId: token.split(':')[0] ?? '', publicKey: TELEGRAM_KEYS[check] }
}
