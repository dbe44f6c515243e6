import type { TelegramUpdate } from '@gramio/types'
import { Refusal } from '../botapi/refusal.js'
import type { QueuedUpdate, UpdateQueue } from './queue.js'

interface Poll {
  offset: number
  limit: number
  resolve(updates: TelegramUpdate[]): void
  reject(refusal: Refusal): void
  timer: NodeJS.Timeout
}

export interface PollRequest {
  offset: number
  limit: number
  timeoutMs: number
  /** Calls back when the caller has gone. */
  onGone(listener: () => void): void
}

const CONFLICT =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'
const REPEAT_WINDOW_MS = 3000

/** Long polling: one open getUpdates at a time; a newer one ends the older with 409. */
export class Polling {
  private open: Poll | null = null
  private nextConflictAt = 0
  private readonly delayed = new Set<NodeJS.Timeout>()

  constructor(
    private readonly queue: UpdateQueue,
    private readonly conflictDelayMs: number,
    private readonly given: (update: QueuedUpdate) => void,
  ) {
    queue.onAdd(() => setImmediate(() => this.wake()))
  }

  /** Updates from the offset on, at once when there are some, else when one comes or the time is over. */
  poll(request: PollRequest): Promise<TelegramUpdate[]> {
    if (request.offset < 0) this.queue.keepNewest(-request.offset)
    const offset = request.offset <= 0 || request.offset > this.queue.tail + 10 ? 0 : request.offset
    this.queue.confirmBefore(offset)
    const ready = this.take(offset, request.limit)
    if (ready.length > 0 || request.timeoutMs <= 0) return Promise.resolve(ready)
    this.conflict(CONFLICT)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.close()?.resolve([]), request.timeoutMs)
      const poll: Poll = { offset, limit: request.limit, resolve, reject, timer }
      this.open = poll
      request.onGone(() => {
        if (this.open === poll) this.close()?.resolve([])
      })
    })
  }

  /** Ends the open poll with 409. Telegram delays the answer when conflicts follow each other. */
  conflict(description: string): void {
    const poll = this.close()
    if (!poll) return
    const now = Date.now()
    const refuse = (): void => poll.reject(new Refusal(409, description))
    if (now >= this.nextConflictAt) {
      this.nextConflictAt = now + REPEAT_WINDOW_MS
      refuse()
      return
    }
    const timer = setTimeout(() => {
      this.delayed.delete(timer)
      refuse()
    }, this.conflictDelayMs)
    this.delayed.add(timer)
  }

  /** Ends the open poll with nothing. */
  stop(): void {
    this.close()?.resolve([])
    for (const timer of this.delayed) clearTimeout(timer)
  }

  private wake(): void {
    if (!this.open) return
    const updates = this.take(this.open.offset, this.open.limit)
    if (updates.length > 0) this.close()?.resolve(updates)
  }

  private close(): Poll | null {
    const poll = this.open
    this.open = null
    if (poll) clearTimeout(poll.timer)
    return poll
  }

  private take(offset: number, limit: number): TelegramUpdate[] {
    const entries = this.queue.from(offset, limit)
    for (const entry of entries) this.given(entry)
    return entries.map((entry) => entry.update)
  }
}
