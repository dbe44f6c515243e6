/** The variables of .env.example in the order in which an operator meets them. */
const GROUPS = [
  ['Telegram', ['BOT_TOKEN', 'MANDATORY_CHANNEL_ID', 'ADMIN_IDS', 'TELEGRAM_API_ROOT']],
  ['How updates arrive: a webhook when both are set, else long polling', ['WEBHOOK_URL', 'WEBHOOK_SECRET']],
  [
    'Servers (Docker Compose runs its own, and sets these itself)',
    ['DATABASE_URL', 'DATABASE_CONNECTIONS', 'REDIS_URL', 'NATS_URL'],
  ],
  [
    'Rooms',
    [
      'FREE_CHAT_MINUTES',
      'PREMIUM_CHAT_MINUTES',
      'ROOM_WARNING_SECONDS',
      'ALBUM_WAIT_MS',
      'CONTACTS_IN_TEXT',
      'CONTACTS_MINUTES',
      'MEDIA_SPOILER',
      'SILENCE_SECONDS',
    ],
  ],
  [
    'Search',
    [
      'SEARCH_TIMEOUT_SECONDS',
      'FREE_FILTERS',
      'WIDEN_AFTER_SECONDS',
      'SEARCH_REFRESH_SECONDS',
      'RECENT_PARTNER_SECONDS',
    ],
  ],
  ['Operators: HTTP interfaces and page', ['API_SECRET_KEY', 'ADMIN_PANEL_URL']],
  ['Reports and bans', ['REPORTS_TO_SUSPEND', 'SUPPORT_CONTACT']],
  [
    'Sending: the limits of Telegram',
    [
      'DELIVER_RATE_PER_SECOND',
      'BULK_RATE_PER_SECOND',
      'CHAT_RATE_PER_SECOND',
      'CHAT_BURST',
      'RELAY_LANES',
      'RELAY_CONCURRENCY',
    ],
  ],
  ['Flood control', ['FLOOD_PER_SECOND', 'FLOOD_BURST', 'FLOOD_MUTE_SECONDS']],
  [
    'Video calls',
    [
      'VIDEO_CALL_DOMAIN',
      'TURN_URLS',
      'TURN_SECRET',
      'TELEGRAM_WEB_APP_SCRIPT',
      'INIT_DATA_CHECK',
      'CALL_REQUESTS_PER_HOUR',
      'CALL_API_PER_MINUTE',
    ],
  ],
  [
    'Copies of profile photos, in MinIO or S3',
    ['MINIO_ENDPOINT', 'MINIO_ACCESS_KEY', 'MINIO_SECRET_KEY', 'MINIO_BUCKET'],
  ],
  ['Traces', ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_TRACES_SAMPLER_ARG']],
  ['Processes', ['LOG_LEVEL', 'HOST']],
  [
    'Ports',
    [
      'GATEWAY_PORT',
      'CONVERSATION_PORT',
      'MATCHMAKER_PORT',
      'RELAY_PORT',
      'ADMIN_PORT',
      'VIDEO_CALL_PORT',
      'SANDBOX_PORT',
    ],
  ],
]

/** What only docker-compose.yml reads, with defaults; it sets DATABASE_URL, REDIS_URL and NATS_URL by itself. */
export const COMPOSE_VARIABLES = {
  MYSQL_PASSWORD: { about: 'Password of the database that Compose runs: letters and digits. Needed.' },
  REDIS_PASSWORD: { about: 'Password of the Redis that Compose runs: letters and digits. Needed.' },
  GATEWAY_PUBLISH: {
    about: 'Where Compose publishes the gateway. Put an HTTPS proxy before it for a webhook.',
    fallback: '127.0.0.1:8080',
  },
  VIDEO_CALL_PUBLISH: {
    about: 'Where Compose publishes video-call. Put an HTTPS proxy before it that passes WebSockets on.',
    fallback: '127.0.0.1:8000',
  },
  ADMIN_PUBLISH: {
    about: 'Where Compose publishes admin. Put an HTTPS proxy before it for the page of operators.',
    fallback: '127.0.0.1:8084',
  },
}

const HEAD = `# Every variable of the system. Copy to .env, fill in what is needed, delete what you do not change.
# Made from packages/runtime/src/environment.ts by \`node scripts/checks/environment.mjs --write\`; do not edit.`

/**
 * .env.example as text.
 * @param environment ENVIRONMENT of packages/runtime
 */
export function environmentPage(environment) {
  const grouped = new Set(GROUPS.flatMap(([, names]) => names))
  const others = Object.keys(environment).filter((name) => !grouped.has(name))
  const groups = others.length === 0 ? GROUPS : [...GROUPS, ['Other', others]]
  const compose = Object.entries(COMPOSE_VARIABLES).map(([name, { about, fallback }]) =>
    fallback === undefined ? `# ${about}\n${name}=` : `# ${about}\n# ${name}=${fallback}`,
  )
  const sections = groups.flatMap(([title, names]) => [
    rule(title),
    ...names.filter((name) => name in environment).map((name) => entry(name, environment[name])),
  ])
  return `${[HEAD, ...sections, rule('Docker Compose only'), ...compose].join('\n\n')}\n`
}

const rule = (title) => `# --- ${title} ${'-'.repeat(Math.max(3, 100 - title.length))}`

function entry(name, schema) {
  const unset = schema.safeParse(undefined)
  const about = `# ${schema.description}`
  if (!unset.success) return `${about} Needed.\n${name}=`
  const fallback = Array.isArray(unset.data) ? '' : (unset.data ?? '')
  return `${about}\n# ${name}=${fallback}`
}
