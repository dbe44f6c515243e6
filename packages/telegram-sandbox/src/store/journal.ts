import type { Folder, Write } from './folder.js'
import type { Keeper } from './keeper.js'

/** What a key will hold: bytes, or what a function gives at the end of the tick; null: nothing. */
type Change = Uint8Array | (() => unknown) | null

/**
 * Brings changes to disk without holding anybody up: what changes while a batch is being written goes into the next one,
 * each key once.
 */
export class Journal {
  private changes = new Map<string, Change>()
  private cleared: string[] = []
  /** Wait for the next batch, and for the one that is being written. */
  private next: Array<() => void> = []
  private current: Array<() => void> = []
  private scheduled = false
  private writing: Promise<void> | null = null
  private closed = false

  constructor(private readonly folder: Folder) {}

  set(key: string, change: Change): void {
    if (this.closed) return
    this.changes.set(key, change)
    this.schedule()
  }

  clear(beginnings: readonly string[]): void {
    if (this.closed) return
    this.cleared.push(...beginnings)
    for (const key of this.changes.keys()) {
      if (beginnings.some((beginning) => key.startsWith(beginning))) this.changes.delete(key)
    }
    this.schedule()
  }

  settled(callback: () => void): void {
    if (this.scheduled) this.next.push(callback)
    else if (this.writing !== null) this.current.push(callback)
    else callback()
  }

  /** Writes what is left, and nothing afterwards. */
  async close(): Promise<void> {
    this.closed = true
    for (;;) {
      if (this.writing !== null) await this.writing
      else if (this.scheduled) await new Promise((resolve) => setImmediate(resolve))
      else break
    }
    await this.folder.close()
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    if (this.writing === null) setImmediate(() => this.flush())
  }

  private flush(): void {
    if (!this.scheduled || this.writing !== null) return
    const { changes, cleared } = this
    this.current = this.next
    this.changes = new Map()
    this.cleared = []
    this.next = []
    this.scheduled = false
    this.writing = this.write(changes, cleared).then(
      () => this.written(),
      (error: unknown) => {
        // Going on would promise what is not kept; nobody who waits is answered any more.
        setImmediate(() => {
          throw new Error('the data folder cannot be written', { cause: error })
        })
      },
    )
  }

  private written(): void {
    this.writing = null
    const { current } = this
    this.current = []
    for (const callback of current) callback()
    this.flush()
  }

  private async write(changes: ReadonlyMap<string, Change>, cleared: readonly string[]): Promise<void> {
    // Values are taken before anything is awaited: all of one moment.
    const writes = [...changes].map(([key, change]) => writeOf(key, change))
    for (const beginning of cleared) {
      for (const key of await this.folder.keys(beginning)) {
        if (!changes.has(key)) writes.push({ type: 'del', key })
      }
    }
    if (writes.length > 0) await this.folder.write(writes)
  }
}

function writeOf(key: string, change: Change): Write {
  if (change === null) return { type: 'del', key }
  const value = typeof change === 'function' ? Buffer.from(JSON.stringify(change())) : change
  return { type: 'put', key, value }
}

/** The part of a journal that is one bot's. */
export function keeperOf(journal: Journal, beginning: string): Keeper {
  return {
    put: (key, value) => journal.set(beginning + key, value),
    putBytes: (key, bytes) => journal.set(beginning + key, bytes),
    drop: (key) => journal.set(beginning + key, null),
    clear: (beginnings) => journal.clear(beginnings.map((one) => beginning + one)),
    settled: (callback) => journal.settled(callback),
  }
}
