import type { WebhookRetry } from '../api.js'
import type { QueuedUpdate, UpdateQueue } from './queue.js'
import { type WebhookAnswer, WebhookClient } from './webhook-client.js'

export interface WebhookSettings {
  url: string
  secretToken: string | undefined
  maxConnections: number
}

interface Lane {
  key: string
  waiting: QueuedUpdate[]
  failures: number
  delayMs: number
  timer: NodeJS.Timeout | undefined
}

/**
 * Delivers updates to a webhook as Telegram does: within a lane (one chat's messages, one member's presses, …) one at a
 * time and in order, lanes side by side up to `maxConnections`; a failure delays its own lane only.
 */
export class Webhook {
  private readonly lanes = new Map<string, Lane>()
  private readonly ready: Lane[] = []
  private inFlight = 0
  private stopped = false
  private readonly client: WebhookClient
  private readonly unsubscribe: () => void
  lastError: { at: number; message: string } | null = null

  constructor(
    readonly settings: WebhookSettings,
    private readonly queue: UpdateQueue,
    private readonly retry: WebhookRetry,
    private readonly given: (update: QueuedUpdate) => void,
  ) {
    this.client = new WebhookClient(settings)
    for (const entry of queue.all()) this.enqueue(entry)
    this.unsubscribe = queue.onAdd((entry) => {
      this.enqueue(entry)
      this.pump()
    })
    this.pump()
  }

  /** No further delivery; what is on the wire is cut and stays queued. */
  stop(): void {
    this.stopped = true
    this.unsubscribe()
    for (const lane of this.lanes.values()) clearTimeout(lane.timer)
    this.client.close()
  }

  private enqueue(entry: QueuedUpdate): void {
    const lane = this.lanes.get(entry.key)
    if (lane) {
      lane.waiting.push(entry)
      return
    }
    const fresh: Lane = { key: entry.key, waiting: [entry], failures: 0, delayMs: 0, timer: undefined }
    this.lanes.set(entry.key, fresh)
    this.ready.push(fresh)
  }

  private pump(): void {
    while (!this.stopped && this.inFlight < this.settings.maxConnections) {
      const lane = this.ready.shift()
      if (!lane) return
      const entry = this.headOf(lane)
      if (!entry) continue
      this.inFlight += 1
      this.given(entry)
      this.client.post(entry.update, (answer) => {
        this.inFlight -= 1
        if (this.stopped) return
        this.settle(lane, entry, answer)
        this.pump()
      })
    }
  }

  /** The lane's next update that is still to be delivered; a lane without one is forgotten. */
  private headOf(lane: Lane): QueuedUpdate | null {
    for (let entry = lane.waiting[0]; entry; entry = lane.waiting[0]) {
      if (!entry.done && entry.expiresAt >= Date.now()) return entry
      if (!entry.done) this.queue.remove(entry)
      lane.waiting.shift()
    }
    this.lanes.delete(lane.key)
    return null
  }

  private settle(lane: Lane, entry: QueuedUpdate, answer: WebhookAnswer): void {
    if (answer.kind === 'accepted') {
      this.next(lane, entry)
      return
    }
    this.lastError = { at: Date.now(), message: answer.message }
    const delay = this.delayAfter(lane, answer.retryAfterMs)
    if (Date.now() + delay > entry.expiresAt) {
      this.next(lane, entry)
      return
    }
    lane.failures += 1
    lane.timer = setTimeout(() => {
      this.ready.push(lane)
      this.pump()
    }, delay)
  }

  private next(lane: Lane, entry: QueuedUpdate): void {
    this.queue.remove(entry)
    lane.waiting.shift()
    lane.failures = 0
    lane.delayMs = 0
    if (lane.waiting.length > 0) this.ready.push(lane)
    else this.lanes.delete(lane.key)
  }

  private delayAfter(lane: Lane, retryAfterMs: number): number {
    if (retryAfterMs > 0) return Math.min(retryAfterMs, 3_600_000)
    if (lane.failures === 0) return 0
    const ceiling = this.retry.maxMs * (1 + Math.random())
    lane.delayMs = Math.min(ceiling, Math.max(this.retry.baseMs, lane.delayMs) * 2)
    return lane.delayMs
  }
}
