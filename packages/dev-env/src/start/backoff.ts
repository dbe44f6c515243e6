const FIRST_MS = 500
const LONGEST_MS = 15_000
const STABLE_MS = 60_000

/** How long to wait before what crashed is started again: doubling, and from the start after a stable minute. */
export class Backoff {
  #next = FIRST_MS

  /** @param livedMs how long it had run before it crashed */
  delay(livedMs: number): number {
    if (livedMs >= STABLE_MS) this.#next = FIRST_MS
    const delay = this.#next
    this.#next = Math.min(this.#next * 2, LONGEST_MS)
    return delay
  }
}
