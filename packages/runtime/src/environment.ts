import { z } from 'zod'
import { premiumOffers } from './premium-offers.js'
import { SANDBOX_VARIABLES } from './sandbox-variables.js'
import {
  atLeastOne,
  FILTER_NAMES,
  FILTERS,
  HEADERS,
  headersOf,
  idsOf,
  port,
  positive,
  productsOf,
  publicBase,
  TURN_ADDRESSES,
  url,
  whole,
} from './variable-kinds.js'

/** Every variable of the system, what it means to an operator, and what it must look like. `.env.example` follows it. */
export const ENVIRONMENT = {
  BOT_TOKEN: z
    .string()
    .regex(/^\d{3,}:[\w-]{30,}$/, { error: 'expected a token like 123456789:AA… from @BotFather' })
    .describe('Token of the bot from @BotFather. `npm start` without it runs against the sandbox.'),
  MANDATORY_CHANNEL_ID: z
    .string()
    .regex(/^(@[A-Za-z]\w{3,31}|-100\d+)$/, { error: 'expected @channel or -100…' })
    .optional()
    .describe('Channel that members must join first; the bot must be admin there.'),
  ADMIN_IDS: z
    .string()
    .regex(/^\s*(\d+\s*(,\s*\d+\s*)*)?$/, { error: 'expected Telegram ids separated by commas' })
    .default('')
    .transform(idsOf)
    .describe('Telegram ids of the admins, separated by commas.'),
  VIDEO_CALL_DOMAIN: publicBase('https://call.example.org').describe(
    'Public https address of the video-call service, the base of links. Without it there are no calls.',
  ),
  TELEGRAM_WEB_APP_SCRIPT: url(/^https?:\/\//, 'https://telegram.org/js/telegram-web-app.js')
    .default('https://telegram.org/js/telegram-web-app.js')
    .describe("Telegram's script for web apps, which the page of a video call loads."),
  API_SECRET_KEY: z
    .string()
    .min(16)
    .optional()
    .describe('Key of the HTTP interfaces and of the page of operators, at least 16 characters.'),
  ADMIN_PANEL_URL: publicBase('https://panel.example.org').describe(
    'Public https address of admin, the base of the links that /admin_panel gives. Without it there are none.',
  ),
  DATABASE_URL: url(/^(mysql|mariadb):\/\//, 'mysql://user:password@host:3306/name').describe(
    'MySQL 8.0+ or MariaDB 10.11+.',
  ),
  DATABASE_CONNECTIONS: atLeastOne(10).describe('Connections to MySQL for each process.'),
  REDIS_URL: url(/^rediss?:\/\//, 'redis://host:6379').describe('Redis 7+, with noeviction and AOF.'),
  NATS_URL: url(/^(nats|tls):\/\//, 'nats://host:4222').describe('nats-server 2.9+ with JetStream.'),
  TELEGRAM_API_ROOT: url(/^https?:\/\//, 'https://api.telegram.org')
    .default('https://api.telegram.org')
    .describe('Base of the Bot API; the sandbox or a local Bot API server.'),
  WEBHOOK_URL: url(/^https?:\/\//, 'https://bot.example.org/telegram/webhook')
    .optional()
    .describe('Public address of `POST /telegram/webhook` of the gateway. Without it the gateway polls.'),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, { error: 'expected 16 to 256 of A-Z a-z 0-9 _ -' })
    .optional()
    .describe('Secret that Telegram sends along with each update. Needed with WEBHOOK_URL.'),
  FREE_CHAT_MINUTES: positive(30).describe('How long a room lasts.'),
  PREMIUM_CHAT_MINUTES: positive(120).describe('How long a room with a premium member lasts.'),
  ROOM_WARNING_SECONDS: positive(60).describe('How long before its end a room is warned.'),
  SILENCE_SECONDS: whole(60).describe(
    'A room in which nobody has said anything for so long gets a question from the bot; 0: never.',
  ),
  SEARCH_TIMEOUT_SECONDS: positive(300).describe('How long a search lasts.'),
  WIDEN_AFTER_SECONDS: positive(20).describe(
    'After this wait a member who looks with filters is offered to look among everybody.',
  ),
  SEARCH_REFRESH_SECONDS: positive(5).describe('How often, at most, a searching member sees new figures.'),
  RECENT_PARTNER_SECONDS: positive(60).describe('After this wait a recent partner may come again.'),
  DELIVER_RATE_PER_SECOND: whole(300).describe('Live sends a second, all replicas together; 0 for no limit.'),
  BULK_RATE_PER_SECOND: whole(25).describe(
    'Broadcast sends a second, all replicas together; 0 for no limit. Of those that nobody pays for, 30 at most.',
  ),
  PAID_BROADCAST: z
    .enum(['on', 'off'])
    .default('off')
    .describe(
      'Whether admins may pay for a broadcast above the free 30 a second, with Stars of the bot, 0.1 for each message.',
    ),
  CHAT_RATE_PER_SECOND: z.coerce
    .number()
    .nonnegative()
    .default(1)
    .describe('Sends to one chat a second in the long run; 0 for no limit.'),
  CHAT_BURST: atLeastOne(20).describe('Sends to one chat in a burst.'),
  RELAY_LANES: z
    .enum(['all', 'live', 'bulk'])
    .default('all')
    .describe(
      'What this relay sends: all, or only live chat, or only broadcasts, so that neither waits for the other in one process.',
    ),
  RELAY_CONCURRENCY: atLeastOne(100).describe('Sends under way at once for each relay process.'),
  FLOOD_PER_SECOND: positive(1).describe('Messages of one member a second in the long run.'),
  FLOOD_BURST: atLeastOne(15).describe('Messages of one member in a burst; more than that is a flood.'),
  FLOOD_MUTE_SECONDS: positive(30).describe('How long a flooding member is muted.'),
  CONTACTS_IN_TEXT: z
    .enum(['allow', 'mask', 'block'])
    .default('mask')
    .describe(
      'Links, @names, phone numbers and e-mail addresses in what is said: let through, hidden, or refused.',
    ),
  CONTACTS_MINUTES: z
    .union([z.literal('room'), z.coerce.number().nonnegative()])
    .default(10)
    .describe(
      'For how long of a room CONTACTS_IN_TEXT holds, in minutes; 0: never; `room`: as long as it is open.',
    ),
  MEDIA_SPOILER: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether photos, videos and GIFs stay covered until the receiver allows media in the room.'),
  FREE_FILTERS: z
    .string()
    .regex(FILTERS, { error: 'expected some of gender, age, city, separated by commas' })
    .optional()
    .transform((text) => FILTER_NAMES.filter((name) => text?.split(',').includes(name)))
    .describe('Search filters that everybody may use, not only premium members: `gender,age,city`.'),
  REPORTS_TO_SUSPEND: whole(5).describe(
    'So many independent reports within a day suspend a member until a moderator looks; 0: never.',
  ),
  SUPPORT_CONTACT: z
    .string()
    .trim()
    .min(1)
    .max(128)
    .optional()
    .describe('Whom members may write to about bans and payments: `@name`, an e-mail or web address.'),
  PREMIUM_OFFERS: premiumOffers
    .prefault('7d=75,30d=200,90d=500,monthly=150')
    .describe(
      'What /premium offers, in Telegram Stars, in this order: packs of days, and a subscription. Without it `7d=75,30d=200,90d=500,monthly=150`.',
    ),
  PREMIUM_HEAD_START_SECONDS: z.coerce
    .number()
    .min(0)
    .max(60)
    .default(15)
    .describe('In matching a premium member counts as having waited so much longer; 0 for no priority.'),
  MYKET_BASE_URL: url(/^https?:\/\//, 'https://developer.myket.ir')
    .default('https://developer.myket.ir')
    .describe('Server API of the Myket store, which verifies purchases.'),
  MYKET_PACKAGE: z
    .string()
    .regex(/^[A-Za-z]\w*(\.\w+)+$/, { error: 'expected a package name like com.example.chat' })
    .optional()
    .describe('Package name of the app in Myket that sells premium. Without it nothing of Myket is taken.'),
  MYKET_ACCESS_TOKEN: z
    .string()
    .min(8)
    .optional()
    .describe("Access token of Myket's developer panel. Needed with MYKET_PACKAGE."),
  MYKET_PRODUCTS: z
    .string()
    .regex(/^[\w.-]{1,64}=[1-9]\d{0,3}(,[\w.-]{1,64}=[1-9]\d{0,3})*$/, {
      error: 'expected product=days, more of them separated by commas',
    })
    .optional()
    .transform((text) => productsOf(text ?? ''))
    .describe('Products of the app in Myket and the days of premium that each gives: `premium_30=30`.'),
  ALBUM_WAIT_MS: atLeastOne(500).describe(
    'An album is sent when no item of it came for so long; longer where updates come slowly.',
  ),
  INVITE_PREMIUM_DAYS: atLeastOne(1).describe(
    'Days of premium for a member and for the friend who registers through their link.',
  ),
  INVITES_PER_MONTH: whole(10).describe('For so many friends a month a member gets them; friends always do.'),
  IDENTITY_HASH_KEY: z
    .string()
    .min(32)
    .optional()
    .describe(
      'Key under which ids of deleted members are hashed, so that bans hold; 32 characters or more. Without it: made from BOT_TOKEN.',
    ),
  TURN_URLS: z
    .string()
    .regex(TURN_ADDRESSES, { error: 'expected addresses like turn:turn.example.org:3478?transport=udp' })
    .optional()
    .transform((urls) => urls?.split(',').map((one) => one.trim()) ?? [])
    .describe('TURN servers for video calls, separated by commas.'),
  TURN_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe('Secret shared with the TURN servers, at least 16 characters.'),
  CALL_API_PER_MINUTE: atLeastOne(120).describe('Requests a minute to the HTTP interface of video calls.'),
  CALL_REQUESTS_PER_HOUR: atLeastOne(10).describe('Video calls that a member may ask for in an hour.'),
  INIT_DATA_CHECK: z
    .enum(['hash', 'production', 'test'])
    .default('hash')
    .describe(
      "How a video call's page proves who opened it: `hash` by the bot's token; `production` or `test` by Telegram's signature for third parties, from its real or its test servers.",
    ),
  MINIO_ENDPOINT: url(/^https?:\/\/[^/]+\/?$/, 'http://minio:9000')
    .optional()
    .describe('S3 or MinIO, where copies of profile photos are kept. Without it Telegram alone has them.'),
  MINIO_ACCESS_KEY: z.string().min(3).optional().describe('Access key of MINIO_ENDPOINT.'),
  MINIO_SECRET_KEY: z.string().min(8).optional().describe('Secret key of MINIO_ENDPOINT.'),
  MINIO_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: 'expected a name like profile-photos' })
    .default('profile-photos')
    .describe('Bucket for profile photos: made where it is missing, refused where it is not private.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('How much the services log.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(/^https?:\/\//, 'http://collector:4318')
    .optional()
    .describe('Where traces go: OTLP over HTTP, without `/v1/traces`. Without it nothing is traced.'),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .regex(HEADERS, { error: 'expected name=value, more of them separated by commas' })
    .transform(headersOf)
    .optional()
    .describe('Headers for it, like `name=value,name=value`; a comma in a value is written %2C.'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('The share of updates that is traced, 0 to 1. The same for all services.'),
  HOST: z.string().default('0.0.0.0').describe('Address that the services listen on.'),
  GATEWAY_PORT: port(8080).describe('Port of the gateway.'),
  CONVERSATION_PORT: port(8081).describe('Port of conversation.'),
  MATCHMAKER_PORT: port(8082).describe('Port of the matchmaker.'),
  RELAY_PORT: port(8083).describe('Port of the relay.'),
  ADMIN_PORT: port(8084).describe('Port of admin.'),
  VIDEO_CALL_PORT: port(8000).describe('Port of video-call.'),
  ...SANDBOX_VARIABLES,
} as const satisfies Record<string, z.ZodType>

export type Variable = keyof typeof ENVIRONMENT
export type Environment = { [V in Variable]: z.infer<(typeof ENVIRONMENT)[V]> }
