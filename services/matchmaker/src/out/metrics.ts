import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** What the matchmaker counts. */
export interface Metrics {
  readonly waiting: Gauge
  readonly matches: Counter
  readonly waitSeconds: Histogram
  readonly examined: Histogram
  readonly retries: Counter
  readonly timeouts: Counter
  readonly redriven: Counter
}

export function createMetrics(registry: Registry): Metrics {
  const registers = [registry]
  return {
    waiting: new Gauge({ name: 'matchmaker_waiting', help: 'People who wait for a partner.', registers }),
    matches: new Counter({ name: 'matchmaker_matches_total', help: 'Rooms opened.', registers }),
    waitSeconds: new Histogram({
      name: 'matchmaker_wait_seconds',
      help: 'How long those waited who were matched.',
      buckets: [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300],
      registers,
    }),
    examined: new Histogram({
      name: 'matchmaker_examined_tickets',
      help: 'Candidates that one search examined.',
      buckets: [0, 1, 2, 4, 8, 16, 32, 64],
      registers,
    }),
    retries: new Counter({
      name: 'matchmaker_retries_total',
      help: 'Waiting searches tried again.',
      registers,
    }),
    timeouts: new Counter({
      name: 'matchmaker_timeouts_total',
      help: 'Searches that found nobody.',
      registers,
    }),
    redriven: new Counter({
      name: 'matchmaker_outbox_redriven_total',
      help: 'Entries of the outbox that were driven again.',
      registers,
    }),
  }
}
