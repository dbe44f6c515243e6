import { openBus } from '@anonchat/bus'
import { defineService, EnvironmentError, type ServiceContext } from '@anonchat/runtime'
import { openAsking, openRedis } from '@anonchat/store'
import { createTelegram } from '@anonchat/telegram'
import { profileFor } from './domain/profile.js'
import { startPoller } from './in/poller.js'
import { addWebhook } from './in/webhook.js'
import { announceProfile } from './out/announce-profile.js'
import { createMetrics } from './out/metrics.js'
import { createPollerLock } from './out/poller-lock.js'
import { createPublishUpdate } from './out/publish-update.js'
import { registerWebhook } from './out/register.js'
import { routeAnswers } from './out/route-answers.js'
import { type CallTelegram, callsOf } from './out/telegram.js'

/** Takes updates from Telegram, by webhook when WEBHOOK_URL is set and by long polling otherwise. */
export const startGateway = defineService({
  name: 'gateway',
  portVariable: 'GATEWAY_PORT',
  variables: [
    'BOT_TOKEN',
    'ADMIN_IDS',
    'NATS_URL',
    'REDIS_URL',
    'TELEGRAM_API_ROOT',
    'WEBHOOK_URL',
    'WEBHOOK_SECRET',
  ],
  start: async (config, context) => {
    const { log } = context
    const webhook = webhookOf(config.WEBHOOK_URL, config.WEBHOOK_SECRET)
    const telegram = createTelegram(config.BOT_TOKEN, config.TELEGRAM_API_ROOT)
    context.onStop('telegram', telegram.close)
    const call = callsOf(telegram)
    const bus = await openBus(config.NATS_URL, 'gateway', context)
    const metrics = createMetrics(context.metrics)
    const redis = openRedis(config.REDIS_URL)
    context.onStop('redis', () => redis.disconnect())
    const admins = new Set(config.ADMIN_IDS)
    const publish = routeAnswers(
      createPublishUpdate(bus, telegram.botId, metrics, context.trace, log),
      admins,
      openAsking(redis),
    )

    announceInBackground(call, admins, context)
    if (webhook === undefined) {
      const lock = createPollerLock(redis, telegram.botId)
      const poller = startPoller(lock, { call, publish, metrics, admins, log }, context.fatal)
      context.onStop('poller', poller.stop)
    } else {
      addWebhook(context.http, { secret: webhook.secret, admins, connected: bus.connected }, publish, metrics)
      registerInBackground(call, webhook, context)
    }
  },
})

interface WebhookAddress {
  readonly url: string
  readonly secret: string
}

function webhookOf(url: string | undefined, secret: string | undefined): WebhookAddress | undefined {
  if (url === undefined) return undefined
  if (secret === undefined)
    throw new EnvironmentError(['WEBHOOK_SECRET is not set. It is needed with WEBHOOK_URL.'])
  return { url, secret }
}

function announceInBackground(
  call: CallTelegram,
  admins: ReadonlySet<number>,
  { log, onStop }: ServiceContext,
): void {
  const stop = new AbortController()
  const announcing = announceProfile(call, profileFor(admins), stop.signal, log)
  onStop('profile of the bot', async () => {
    stop.abort()
    await announcing
  })
}

/** The service starts without Telegram, and is ready when Telegram has agreed to send updates. */
function registerInBackground(call: CallTelegram, webhook: WebhookAddress, context: ServiceContext): void {
  const stop = new AbortController()
  let registered = false
  const registering = registerWebhook(call, webhook, stop.signal, context.log).then(
    () => {
      registered = true
    },
    (error: unknown) => {
      if (!stop.signal.aborted) context.fatal(error)
    },
  )
  context.readyWhen('telegram', async () => {
    if (!registered) throw new Error('the webhook is not registered yet')
  })
  context.onStop('registration', async () => {
    stop.abort()
    await registering
  })
}
