import { type Method, method } from '../method.js'
import { badRequest, tooManyRequests } from '../refusal.js'

const MAX_TIMEOUT_SECONDS = 50

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

const getUpdates = method('getUpdates', ({ bot, onGone }, params) => {
  const { delivery } = bot.world
  if (params.allowed_updates && !delivery.webhook) delivery.allow(params.allowed_updates)
  const { offset = 0, limit = 100, timeout = 0 } = params
  return delivery.poll({
    offset,
    limit: clamp(limit, 1, 100),
    timeoutMs: clamp(timeout, 0, MAX_TIMEOUT_SECONDS) * 1000,
    onGone,
  })
})

const setWebhook = method('setWebhook', ({ bot }, params) => {
  const { delivery } = bot.world
  const { url, secret_token: secretToken } = params
  if (secretToken !== undefined && secretToken.length > 256) throw badRequest('secret token is too long')
  if (secretToken !== undefined && !/^[A-Za-z0-9_-]*$/.test(secretToken)) {
    throw badRequest('secret token contains unallowed characters')
  }
  if (url !== '' && !/^https?:\/\/[^/\s]+/.test(url)) throw badRequest('invalid webhook URL specified')
  if (url !== '' && !delivery.maySetWebhook()) throw tooManyRequests(1)
  if (params.allowed_updates) delivery.allow(params.allowed_updates)
  if (params.drop_pending_updates) delivery.queue.clear()
  const maxConnections = clamp(params.max_connections ?? 40, 1, 100)
  delivery.setWebhook(url === '' ? null : { url, secretToken: secretToken || undefined, maxConnections })
  return true
})

const deleteWebhook = method('deleteWebhook', ({ bot }, params) => {
  const { delivery } = bot.world
  if (params.drop_pending_updates) delivery.queue.clear()
  delivery.setWebhook(null)
  return true
})

const getWebhookInfo = method('getWebhookInfo', ({ bot }) => {
  const { webhook, queue } = bot.world.delivery
  const allowed = queue.allowedKinds()
  return {
    url: webhook?.settings.url ?? '',
    has_custom_certificate: false,
    pending_update_count: queue.size,
    ...(webhook && { max_connections: webhook.settings.maxConnections, ip_address: '127.0.0.1' }),
    ...(webhook?.lastError && {
      last_error_date: Math.floor(webhook.lastError.at / 1000),
      last_error_message: webhook.lastError.message,
    }),
    ...(allowed && { allowed_updates: allowed }),
  }
})

export const updateMethods: Method[] = [getUpdates, setWebhook, deleteWebhook, getWebhookInfo]
