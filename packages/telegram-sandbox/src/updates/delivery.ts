import { isDeepStrictEqual } from 'node:util'
import type { TelegramUpdate } from '@gramio/types'
import type { SentUpdate } from '../api.js'
import { Refusal } from '../botapi/refusal.js'
import type { Settings } from '../options.js'
import type { Keeper } from '../store/keeper.js'
import type { Hooks } from '../world/hooks.js'
import { keep } from '../world/keep.js'
import type { TrafficLog } from '../world/traffic-log.js'
import { Polling, type PollRequest } from './polling.js'
import { type QueuedUpdate, type UpdateKind, UpdateQueue } from './queue.js'
import { queueKey } from './queue-key.js'
import { Webhook, type WebhookSettings } from './webhook.js'

const QUERIES: ReadonlySet<UpdateKind> = new Set([
  'callback_query',
  'pre_checkout_query',
  'shipping_query',
  'inline_query',
])

const WEBHOOK_PAUSE_MS = 1000

/** What an update's way begins on. */
export interface Ground {
  settings: Settings
  hooks: Hooks
  keeper: Keeper | null
  log: TrafficLog
  botId: number
  isCrowd(memberId: number): boolean
  /** An id was given away. */
  onNewId(): void
}

/** How a bot gets its updates: by long polling, or by a webhook while one is set. */
export class Delivery {
  readonly queue: UpdateQueue
  private readonly settings: Settings
  private readonly polling: Polling
  private hook: Webhook | null = null
  private nextWebhookAt = 0

  constructor(private readonly ground: Ground) {
    this.settings = ground.settings
    this.queue = new UpdateQueue(ground.keeper, {
      firstId: this.settings.firstUpdateId,
      restartProbability: this.settings.updateIdRestartProbability,
    })
    this.polling = new Polling(this.queue, this.settings.conflictDelayMs, (update) => this.given(update))
  }

  get webhook(): Webhook | null {
    return this.hook
  }

  /** Queues an update. `id` is the chat or the member that its kind is ordered by. */
  push<K extends UpdateKind>(kind: K, payload: NonNullable<TelegramUpdate[K]>, id: number): number | null {
    const { queue } = this
    if (!queue.isAllowed(kind)) return null
    const updateId = queue.takeId()
    const update: TelegramUpdate = { update_id: updateId }
    update[kind] = payload
    const ttlMs = QUERIES.has(kind) ? this.settings.queryTtlMs : this.settings.messageTtlMs
    this.add(updateId, queueKey(kind, id), update, ttlMs, id > 0 ? id : null)
    return updateId
  }

  /** Queues an update as it is, whatever it holds. */
  add(id: number, key: string, update: TelegramUpdate, ttlMs: number, memberId: number | null): void {
    const { hooks, log, botId } = this.ground
    const crowd = memberId !== null && this.ground.isCrowd(memberId)
    const at = Date.now()
    this.ground.onNewId()
    this.queue.add({ id, key, update, expiresAt: at + ttlMs, crowd, done: false, given: false })
    const told = crowd ? hooks.event.activeForCrowd : hooks.event.active
    if (!told && !log.enabled) return
    const sent: SentUpdate = { update, at, memberId, trace: `${botId}-${id}` }
    log.addUpdate(sent, crowd)
    if (!told) return
    if (crowd) hooks.event.emitOfCrowd({ type: 'update', sent })
    else hooks.event.emit({ type: 'update', sent })
  }

  /** Which kinds the bot wants. */
  allow(kinds: readonly UpdateKind[]): void {
    this.queue.allow(kinds)
    this.keep()
  }

  private keep(): void {
    const { keeper } = this.ground
    if (!keeper) return
    keep(keeper, 'delivery', null, () => ({
      allowed: this.queue.allowedKinds() ?? null,
      webhook: this.hook?.settings ?? null,
    }))
  }

  /** Whether a webhook may be set now: Telegram takes one a second. */
  maySetWebhook(): boolean {
    const now = Date.now()
    if (now < this.nextWebhookAt) return false
    this.nextWebhookAt = now + WEBHOOK_PAUSE_MS
    return true
  }

  poll(request: PollRequest): Promise<TelegramUpdate[]> {
    if (this.hook) {
      throw new Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    }
    return this.polling.poll(request)
  }

  /** Sets the webhook, or removes it (null). Undelivered updates stay queued. The same webhook again changes nothing. */
  setWebhook(settings: WebhookSettings | null): void {
    if (settings && this.hook && isDeepStrictEqual(settings, this.hook.settings)) return
    this.hook?.stop()
    this.hook = null
    this.keep()
    if (!settings) return
    this.polling.conflict('Conflict: terminated by setWebhook request')
    this.hook = new Webhook(settings, this.queue, this.settings.webhookRetry, (update) => this.given(update))
  }

  stop(): void {
    this.polling.stop()
    this.hook?.stop()
  }

  private given(entry: QueuedUpdate): void {
    if (entry.given) return
    entry.given = true
    this.ground.hooks.deliver.emit(entry.update, performance.now())
  }
}
