import type { Call } from '../api.js'

/** The newest calls, in a ring. */
export class CallLog {
  private readonly ring: Call[] = []
  private count = 0

  constructor(private readonly size: number) {}

  get enabled(): boolean {
    return this.size > 0
  }

  nextId(): number {
    return this.count + 1
  }

  add(call: Call): void {
    if (this.size > 0) this.ring[this.count % this.size] = call
    this.count += 1
  }

  /** Oldest first. */
  list(): Call[] {
    const start = this.ring.length < this.size ? 0 : this.count % this.size
    return [...this.ring.slice(start), ...this.ring.slice(0, start)]
  }

  clear(): void {
    this.ring.length = 0
    this.count = 0
  }
}
