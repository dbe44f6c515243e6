/** Where one bot's state is kept over a restart. What is put within a tick goes to disk together, each key once. */
export interface Keeper {
  /** Keeps what `value` gives at the end of the tick, as JSON. */
  put(key: string, value: () => unknown): void
  putBytes(key: string, bytes: Uint8Array): void
  drop(key: string): void
  /** Drops all keys with one of these beginnings; what is put from now on stays. */
  clear(beginnings: readonly string[]): void
  /** Calls back, in order, when all that was put or dropped so far is on disk. */
  settled(callback: () => void): void
}

/** Keys that are compared as text stand in the order of their numbers. */
export function padded(id: number): string {
  return String(id).padStart(16, '0')
}
