import { opensWebApp } from '@anonchat/contracts'
import type { PhotoStoreOptions } from '@anonchat/photos'
import { type Environment, EnvironmentError, type Variable } from '@anonchat/runtime'
import type { MyketSettings } from './out/premium/myket.js'

export const VARIABLES = [
  'BOT_TOKEN',
  'TELEGRAM_API_ROOT',
  'MANDATORY_CHANNEL_ID',
  'NATS_URL',
  'REDIS_URL',
  'DATABASE_URL',
  'DATABASE_CONNECTIONS',
  'FREE_CHAT_MINUTES',
  'PREMIUM_CHAT_MINUTES',
  'ROOM_WARNING_SECONDS',
  'SEARCH_TIMEOUT_SECONDS',
  'WIDEN_AFTER_SECONDS',
  'SILENCE_SECONDS',
  'REPORTS_TO_SUSPEND',
  'FLOOD_PER_SECOND',
  'FLOOD_BURST',
  'FLOOD_MUTE_SECONDS',
  'ALBUM_WAIT_MS',
  'FREE_FILTERS',
  'CONTACTS_IN_TEXT',
  'CONTACTS_MINUTES',
  'MEDIA_SPOILER',
  'ADMIN_IDS',
  'SUPPORT_CONTACT',
  'IDENTITY_HASH_KEY',
  'VIDEO_CALL_DOMAIN',
  'CALL_REQUESTS_PER_HOUR',
  'MINIO_ENDPOINT',
  'MINIO_ACCESS_KEY',
  'MINIO_SECRET_KEY',
  'MINIO_BUCKET',
  'PREMIUM_OFFERS',
  'PREMIUM_HEAD_START_SECONDS',
  'MYKET_BASE_URL',
  'MYKET_PACKAGE',
  'MYKET_ACCESS_TOKEN',
  'MYKET_PRODUCTS',
  'INVITE_PREMIUM_DAYS',
  'INVITES_PER_MONTH',
] as const satisfies readonly Variable[]

const MINUTE_MS = 60_000
const SECOND_MS = 1_000

type Minio = 'MINIO_ENDPOINT' | 'MINIO_ACCESS_KEY' | 'MINIO_SECRET_KEY' | 'MINIO_BUCKET'

/** Undefined where there is none. @throws EnvironmentError */
function photoStoreOf(environment: Pick<Environment, Minio>): PhotoStoreOptions | undefined {
  const { MINIO_ENDPOINT: endpoint, MINIO_ACCESS_KEY: accessKey, MINIO_SECRET_KEY: secretKey } = environment
  if (endpoint === undefined) return undefined
  if (accessKey === undefined || secretKey === undefined)
    throw new EnvironmentError(['MINIO_ACCESS_KEY and MINIO_SECRET_KEY are needed with MINIO_ENDPOINT.'])
  return { endpoint, accessKey, secretKey, bucket: environment.MINIO_BUCKET }
}

/** Null where nothing of Myket is taken. */
function myketOf(
  environment: Pick<
    Environment,
    'MYKET_BASE_URL' | 'MYKET_PACKAGE' | 'MYKET_ACCESS_TOKEN' | 'MYKET_PRODUCTS'
  >,
): MyketSettings | null {
  const { MYKET_PACKAGE: packageName, MYKET_ACCESS_TOKEN: accessToken } = environment
  if (packageName === undefined) return null
  if (accessToken === undefined)
    throw new EnvironmentError(['MYKET_ACCESS_TOKEN is not set. It is needed with MYKET_PACKAGE.'])
  if (environment.MYKET_PRODUCTS.length === 0)
    throw new EnvironmentError(['MYKET_PRODUCTS is not set. It is needed with MYKET_PACKAGE.'])
  const products = new Map(environment.MYKET_PRODUCTS.map(({ product, days }) => [product, days]))
  return {
    baseUrl: environment.MYKET_BASE_URL,
    packageName,
    accessToken,
    products,
  }
}

/** The environment in the units of the code: milliseconds. */
export const readConfig = (environment: Pick<Environment, (typeof VARIABLES)[number]>) => ({
  botToken: environment.BOT_TOKEN,
  telegramApiRoot: environment.TELEGRAM_API_ROOT,
  channel: environment.MANDATORY_CHANNEL_ID,
  natsUrl: environment.NATS_URL,
  redisUrl: environment.REDIS_URL,
  databaseUrl: environment.DATABASE_URL,
  databaseConnections: environment.DATABASE_CONNECTIONS,
  hasCalls:
    environment.VIDEO_CALL_DOMAIN !== undefined &&
    opensWebApp(environment.VIDEO_CALL_DOMAIN, environment.TELEGRAM_API_ROOT),
  callRequestsPerHour: environment.CALL_REQUESTS_PER_HOUR,
  albumWaitMs: environment.ALBUM_WAIT_MS,
  rooms: {
    freeMs: environment.FREE_CHAT_MINUTES * MINUTE_MS,
    premiumMs: environment.PREMIUM_CHAT_MINUTES * MINUTE_MS,
    warningMs: environment.ROOM_WARNING_SECONDS * SECOND_MS,
    silenceMs: environment.SILENCE_SECONDS * SECOND_MS,
  },
  contacts: {
    rule: environment.CONTACTS_IN_TEXT,
    forMs:
      environment.CONTACTS_MINUTES === 'room'
        ? Number.POSITIVE_INFINITY
        : environment.CONTACTS_MINUTES * MINUTE_MS,
  },
  photos: photoStoreOf(environment),
  invitations: { days: environment.INVITE_PREMIUM_DAYS, perMonth: environment.INVITES_PER_MONTH },
  identityKey: environment.IDENTITY_HASH_KEY,
  hidesMedia: environment.MEDIA_SPOILER === 'on',
  freeFilters: environment.FREE_FILTERS,
  supportContact: environment.SUPPORT_CONTACT ?? null,
  widenAfterMs: environment.WIDEN_AFTER_SECONDS * SECOND_MS,
  reportsToSuspend: environment.REPORTS_TO_SUSPEND,
  admins: environment.ADMIN_IDS,
  offers: environment.PREMIUM_OFFERS,
  hasPriority: environment.PREMIUM_HEAD_START_SECONDS > 0,
  myket: myketOf(environment),
  searchTimeoutMs: environment.SEARCH_TIMEOUT_SECONDS * SECOND_MS,
  flood: {
    perSecond: environment.FLOOD_PER_SECOND,
    burst: environment.FLOOD_BURST,
    muteMs: environment.FLOOD_MUTE_SECONDS * SECOND_MS,
  },
})

export type Config = ReturnType<typeof readConfig>
