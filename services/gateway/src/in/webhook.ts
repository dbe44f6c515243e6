import { Unavailable } from '@anonchat/runtime'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type ClassifiedUpdate, classify } from '../domain/classify.js'
import { parseUpdate } from '../domain/parse-update.js'
import type { GatewayMetrics, Outcome } from '../out/metrics.js'
import type { PublishUpdate } from '../out/publish-update.js'
import { secretCheck } from './secret.js'

export const WEBHOOK_PATH = '/telegram/webhook'
const MAX_BODY_BYTES = 1024 * 1024
/** Telegram waits this long before it tries again; its own back-off would reach minutes. */
const RETRY_AFTER_SECONDS = '1'

export interface WebhookSettings {
  readonly secret: string
  readonly admins: ReadonlySet<number>
  readonly connected: () => boolean
}

/** Takes updates from Telegram: 200 only after JetStream has stored the update, 503 while it cannot. */
export function addWebhook(
  http: Hono,
  settings: WebhookSettings,
  publish: PublishUpdate,
  metrics: GatewayMetrics,
): void {
  const secretIsRight = secretCheck(settings.secret)

  const refuse = (c: Context, status: 400 | 401 | 413 | 415, error: string, outcome: Outcome) => {
    metrics.count('other', outcome)
    return c.json({ error }, status)
  }
  const away = (c: Context) => c.json({ error: 'try again' }, 503, { 'retry-after': RETRY_AFTER_SECONDS })

  const authorised: MiddlewareHandler = async (c, next) => {
    if (!secretIsRight(c.req.header('x-telegram-bot-api-secret-token')))
      return refuse(c, 401, 'wrong secret token', 'unauthorised')
    const type = c.req.header('content-type') ?? ''
    if (!/^application\/json\s*(;|$)/i.test(type))
      return refuse(c, 415, 'expected application/json', 'malformed')
    return await next()
  }

  const tooLarge = (c: Context) => refuse(c, 413, 'larger than 1 MiB', 'too-large')
  const limitOfUnknownLength = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge })
  /** A declared length is kept to by the HTTP parser; counting a body as it comes is slower, and only needed without. */
  const limited: MiddlewareHandler = async (c, next) => {
    const declared = c.req.header('content-length')
    if (declared === undefined) return await limitOfUnknownLength(c, next)
    return Number(declared) > MAX_BODY_BYTES ? tooLarge(c) : await next()
  }

  const accept = async (c: Context, classified: ClassifiedUpdate) => {
    if (classified.destination.to !== 'nobody' && !settings.connected()) {
      metrics.count(classified.kind, 'unavailable')
      return away(c)
    }
    try {
      const outcome = await publish(classified)
      return outcome === 'too-large' ? c.json({ error: 'larger than can be stored' }, 413) : c.json({})
    } catch (error) {
      if (error instanceof Unavailable) return away(c)
      throw error
    }
  }

  http.post(WEBHOOK_PATH, authorised, limited, async (c) => {
    const body = await readJson(c)
    if (body === undefined) return refuse(c, 400, 'not JSON', 'malformed')
    const parsed = parseUpdate(body)
    if (!parsed.ok) return refuse(c, 400, parsed.fault, 'malformed')
    return await accept(c, classify(parsed.update, settings.admins))
  })
}

/** undefined: not JSON. (JSON itself has no undefined.) */
async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
