import { randomUUID } from 'node:crypto'
import type { SandboxEvent } from '../api.js'

/** An event with its number; its text is made once for all readers. */
export interface NumberedEvent {
  seq: number
  event: SandboxEvent
  text: string | null
}

/** Somebody who reads events at a pace of their own. */
export interface Reader {
  /** There are new ones. */
  wake(): void
  /** Takes what happens in the crowd, which is not numbered; null: not wanted. */
  crowd: ((event: SandboxEvent) => void) | null
}

const KEPT_FOR_READERS = 1000

/**
 * What happens, numbered, the newest in a ring, so that a reader who was away can go on without a gap. Of the crowd only
 * those hear who ask for it, and nothing of it is kept. Costs nothing while nothing is kept and nobody listens.
 */
export class Events {
  /** Another one after each start. */
  readonly epoch = randomUUID()
  private readonly listeners = new Set<(event: SandboxEvent) => void>()
  private readonly readers = new Set<Reader>()
  private readonly crowdReaders = new Set<Reader>()
  private ring: Array<NumberedEvent | undefined> = []
  private last = 0
  private oldest = 1

  /** Keeps `size` events, or with 0 some while there are readers. */
  constructor(private readonly size: number) {}

  /** Number of the newest event. */
  get seq(): number {
    return this.last
  }

  private get keeping(): boolean {
    return this.size > 0 || this.readers.size > 0
  }

  /** Somebody reads or listens now. */
  get watched(): boolean {
    return this.listeners.size > 0 || this.readers.size > 0
  }

  /** Whether an event is worth making. */
  get active(): boolean {
    return this.listeners.size > 0 || this.keeping
  }

  get activeForCrowd(): boolean {
    return this.listeners.size > 0 || this.crowdReaders.size > 0
  }

  /** Hears everything, also of the crowd. */
  on(listener: (event: SandboxEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  emit(event: SandboxEvent): void {
    if (this.keeping) {
      this.last += 1
      const capacity = this.size || KEPT_FOR_READERS
      this.ring[this.last % capacity] = { seq: this.last, event, text: null }
      this.oldest = Math.max(this.oldest, this.last - capacity + 1)
      for (const reader of this.readers) reader.wake()
    }
    for (const listener of this.listeners) listener(event)
  }

  /** What a member of the crowd did, or what was done to one. */
  emitOfCrowd(event: SandboxEvent): void {
    for (const reader of this.crowdReaders) reader.crowd?.(event)
    for (const listener of this.listeners) listener(event)
  }

  /** Whether all events after this number are still there. */
  has(after: number): boolean {
    return after >= this.oldest - 1 && after <= this.last
  }

  /** The event of a number; undefined: not yet, or no longer. */
  at(seq: number): NumberedEvent | undefined {
    const kept = this.ring[seq % (this.size || KEPT_FOR_READERS)]
    return kept?.seq === seq ? kept : undefined
  }

  follow(reader: Reader): () => void {
    this.readers.add(reader)
    if (reader.crowd) this.crowdReaders.add(reader)
    return () => {
      this.readers.delete(reader)
      this.crowdReaders.delete(reader)
      if (!this.keeping) this.forget()
    }
  }

  /** Nothing is kept from now on: a number is left out, so that nobody goes on as if nothing had happened. */
  private forget(): void {
    this.ring = []
    this.last += 1
    this.oldest = this.last + 1
  }
}
