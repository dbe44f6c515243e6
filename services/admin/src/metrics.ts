import { Counter, Histogram, type Registry } from 'prom-client'

export interface Metrics {
  /** What became of a request: the handler's name where there is one. */
  handled(name: string, outcome: 'done' | 'old', seconds: number): void
  /** Somebody who is no admin, or is banned, tried. */
  refused(): void
}

export function createMetrics(register: Registry): Metrics {
  const requests = new Counter({
    name: 'admin_requests_total',
    help: 'Commands and buttons of admins, by handler and by what became of them.',
    labelNames: ['handler', 'outcome'],
    registers: [register],
  })
  const time = new Histogram({
    name: 'admin_handling_seconds',
    help: 'Time to handle a request of an admin, from its arrival to its last effect.',
    labelNames: ['handler'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  })
  const refusals = new Counter({
    name: 'admin_refusals_total',
    help: 'Requests of people who may not act as admins.',
    registers: [register],
  })
  return {
    handled: (handler, outcome, seconds) => {
      requests.inc({ handler, outcome })
      time.observe({ handler }, seconds)
    },
    refused: () => refusals.inc(),
  }
}
