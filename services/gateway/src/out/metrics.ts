import { Counter, Histogram, type Registry } from 'prom-client'
import type { UpdateKind } from '../domain/update-kinds.js'

/** What became of an update, or of a request that should have been one. */
export type Outcome =
  | 'member'
  | 'admin'
  | 'checkout'
  | 'ignored'
  | 'too-large'
  | 'malformed'
  | 'unauthorised'
  | 'unavailable'

export interface GatewayMetrics {
  count(kind: UpdateKind | 'other', outcome: Outcome): void
  /** Somebody who is no admin used a command or button of admins. */
  attempt(): void
  /** Seconds until JetStream had stored an update. */
  published(seconds: number): void
}

export function createMetrics(registry: Registry): GatewayMetrics {
  const updates = new Counter({
    name: 'gateway_updates_total',
    help: 'Updates of Telegram by kind and what became of them.',
    labelNames: ['kind', 'outcome'],
    registers: [registry],
  })
  const latency = new Histogram({
    name: 'gateway_publish_seconds',
    help: 'Time until JetStream had stored an update.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  const attempts = new Counter({
    name: 'gateway_admin_attempts_total',
    help: 'Commands and buttons of admins from people who are none.',
    registers: [registry],
  })
  return {
    attempt: () => attempts.inc(),
    count: (kind, outcome) => updates.inc({ kind, outcome }),
    published: (seconds) => latency.observe(seconds),
  }
}
