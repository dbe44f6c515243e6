import { isDeepStrictEqual } from 'node:util'
import type { NamedService, ServiceState } from '../api.js'
import { lookAt } from './look-at.js'

const PERIOD_MS = 2000

export interface MonitorOptions {
  services: readonly NamedService[]
  /** Whether anybody wants to know. */
  wanted(): boolean
  onChange(states: ServiceState[]): void
}

/** Looks at the services every two seconds while somebody wants to know. */
export class Monitor {
  private states: ServiceState[]
  private readonly timer: NodeJS.Timeout | null
  private looking = false
  private lookedAt = Number.NEGATIVE_INFINITY

  constructor(private readonly options: MonitorOptions) {
    this.states = options.services.map(({ name }) => ({ name, ready: false, memory: null, waiting: null }))
    this.timer = options.services.length > 0 ? setInterval(() => this.tick(), PERIOD_MS) : null
    this.timer?.unref()
  }

  /** As last looked at; where that was long ago, another look begins, and its outcome is told. */
  get services(): ServiceState[] {
    if (performance.now() - this.lookedAt > PERIOD_MS) void this.look()
    return [...this.states]
  }

  /** Messages that wait in all services together. */
  get waiting(): number {
    return this.states.reduce((sum, { waiting }) => sum + (waiting ?? 0), 0)
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer)
  }

  private tick(): void {
    if (this.options.wanted()) void this.look()
  }

  private async look(): Promise<void> {
    // A service that hangs is waited for: never two looks at a time.
    if (this.looking || this.options.services.length === 0) return
    this.looking = true
    this.lookedAt = performance.now()
    const states = await Promise.all(this.options.services.map(lookAt))
    this.looking = false
    if (isDeepStrictEqual(states, this.states)) return
    this.states = states
    this.options.onChange(states)
  }
}
