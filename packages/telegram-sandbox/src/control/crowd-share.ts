import type { SandboxEvent } from '../api.js'

const PER_SECOND = 50
const SECOND_MS = 1000

/** Calls and updates of the crowd for one reader: so many a second; the rest is counted, and told once a second. */
export class CrowdShare {
  private passed = 0
  private skipped = 0
  private readonly timer: NodeJS.Timeout

  constructor(
    private readonly pass: (event: SandboxEvent) => void,
    private readonly hasRoom: () => boolean,
  ) {
    this.timer = setInterval(() => this.nextSecond(), SECOND_MS)
  }

  offer(event: SandboxEvent): void {
    if (event.type !== 'call' && event.type !== 'update') return
    if (this.passed >= PER_SECOND || !this.hasRoom()) {
      this.skipped += 1
      return
    }
    this.passed += 1
    this.pass(event)
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private nextSecond(): void {
    this.passed = 0
    if (this.skipped === 0) return
    this.pass({ type: 'skipped', count: this.skipped })
    this.skipped = 0
  }
}
