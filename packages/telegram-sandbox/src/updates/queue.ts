import type { TelegramUpdate } from '@gramio/types'
import type { Keeper } from '../store/keeper.js'

export type UpdateKind = Exclude<keyof TelegramUpdate, 'update_id'>

/** One update that waits to be delivered or confirmed. */
export interface QueuedUpdate {
  id: number
  /** Updates with the same key are delivered to a webhook one after the other. */
  key: string
  update: TelegramUpdate
  /** Unix milliseconds. */
  expiresAt: number
  /** Of one of the simulated people. */
  crowd: boolean
  done: boolean
  given: boolean
}

const UNSUBSCRIBED_BY_DEFAULT: ReadonlySet<UpdateKind> = new Set([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
])
const HIGHEST_FIRST_ID = 1_000_000_000

export interface QueueSettings {
  firstId: number | null
  restartProbability: number
}

/** A bot's updates in the order they happened, until the bot has them. */
export class UpdateQueue {
  private readonly waiting = new Map<number, QueuedUpdate>()
  private nextId: number
  private added = 0
  /** null: all but those that must be asked for. */
  private allowed: ReadonlySet<UpdateKind> | null = null
  private listeners = new Set<(update: QueuedUpdate) => void>()
  private emptied = new Set<() => void>()

  constructor(
    private readonly keeper: Keeper | null,
    private readonly settings: QueueSettings,
  ) {
    this.nextId = settings.firstId ?? 1 + Math.floor(Math.random() * HIGHEST_FIRST_ID)
  }

  get size(): number {
    return this.waiting.size
  }

  /** The id that the next update gets. */
  get tail(): number {
    return this.nextId
  }

  allow(kinds: readonly UpdateKind[]): void {
    this.allowed = kinds.length > 0 ? new Set(kinds) : null
  }

  /** The subscribed kinds; undefined: the default. */
  allowedKinds(): UpdateKind[] | undefined {
    return this.allowed ? [...this.allowed] : undefined
  }

  isAllowed(kind: UpdateKind): boolean {
    return this.allowed ? this.allowed.has(kind) : !UNSUBSCRIBED_BY_DEFAULT.has(kind)
  }

  /** The id for a new update. */
  takeId(): number {
    if (this.waiting.size === 0 && Math.random() < this.settings.restartProbability) this.restart()
    return this.nextId++
  }

  add(entry: QueuedUpdate): void {
    this.waiting.set(entry.id, entry)
    const { keeper } = this
    if (!keeper) {
      this.tell(entry)
      return
    }
    if (!entry.crowd) this.keep(keeper, entry)
    // What the bot has seen must not be forgotten by a crash: its id would be given again.
    keeper.settled(() => this.tell(entry))
  }

  /** Puts back what waited when the process ended. */
  restore(entries: readonly QueuedUpdate[], nextId: number): void {
    for (const entry of entries) {
      this.waiting.set(entry.id, entry)
      if (this.keeper) this.keep(this.keeper, entry)
    }
    this.nextId = nextId
  }

  private keep(keeper: Keeper, entry: QueuedUpdate): void {
    const order = this.added
    this.added += 1
    const { id, key, update, expiresAt } = entry
    keeper.put(`update/${id}`, () => ({ order, id, key, update, expiresAt }))
  }

  private tell(entry: QueuedUpdate): void {
    for (const listener of this.listeners) listener(entry)
  }

  /** Ids go on from another number, as they do after a week of silence. */
  restart(next = 1 + Math.floor(Math.random() * HIGHEST_FIRST_ID)): void {
    this.nextId = next
  }

  /** The updates from `offset` on, oldest first. */
  from(offset: number, limit: number): QueuedUpdate[] {
    const found: QueuedUpdate[] = []
    const now = Date.now()
    for (const entry of this.waiting.values()) {
      if (entry.expiresAt < now) this.remove(entry)
      else if (entry.id >= offset) found.push(entry)
      if (found.length >= limit) break
    }
    return found
  }

  /** Forgets the updates before `offset`. An offset far beyond the end is no confirmation: ids had restarted. */
  confirmBefore(offset: number): void {
    if (offset > this.nextId + 10) return
    for (const entry of this.waiting.values()) {
      if (entry.id >= offset) break
      this.remove(entry)
    }
  }

  /** Forgets all but the newest `count`. */
  keepNewest(count: number): void {
    let surplus = this.waiting.size - count
    for (const entry of this.waiting.values()) {
      if (surplus-- <= 0) break
      this.remove(entry)
    }
  }

  remove(entry: QueuedUpdate): void {
    entry.done = true
    if (this.waiting.get(entry.id) === entry) {
      this.waiting.delete(entry.id)
      if (!entry.crowd) this.keeper?.drop(`update/${entry.id}`)
    }
    if (this.waiting.size === 0) for (const resolve of this.emptied) resolve()
  }

  clear(): void {
    for (const entry of this.waiting.values()) this.remove(entry)
  }

  all(): IterableIterator<QueuedUpdate> {
    return this.waiting.values()
  }

  onAdd(listener: (update: QueuedUpdate) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  onEmpty(listener: () => void): () => void {
    this.emptied.add(listener)
    return () => this.emptied.delete(listener)
  }
}
