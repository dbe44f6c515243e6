import type { Logger } from '@anonchat/runtime'
import { UPDATE_KINDS } from '../domain/update-kinds.js'
import type { CallTelegram } from './telegram.js'
import { untilAnswered } from './until-answered.js'

/** The most that Telegram opens (1 to 100): updates of different members then come side by side. */
const MAX_CONNECTIONS = 100

/** Tells Telegram where to send updates; resolves when it has agreed. @throws TokenRefused */
export async function registerWebhook(
  call: CallTelegram,
  webhook: { readonly url: string; readonly secret: string },
  signal: AbortSignal,
  log: Logger,
): Promise<void> {
  const params = {
    url: webhook.url,
    secret_token: webhook.secret,
    allowed_updates: UPDATE_KINDS,
    max_connections: MAX_CONNECTIONS,
    drop_pending_updates: false,
  }
  await untilAnswered(call, 'setWebhook', params, signal, log)
  log.info('Telegram sends updates to the webhook')
}

/** Ends a webhook, with which polling is refused; nothing that waits is dropped. @throws TokenRefused */
export async function removeWebhook(call: CallTelegram, signal: AbortSignal, log: Logger): Promise<void> {
  await untilAnswered(call, 'deleteWebhook', { drop_pending_updates: false }, signal, log)
}
