import { Counter, Histogram, type Registry } from 'prom-client'

export interface Metrics {
  handled(event: string, outcome: string, seconds: number): void
  /** Somebody was about to pay: why it was refused, or `accepted`. */
  checkout(outcome: string): void
  /** Somebody asked for a video call, or answered: what became of it. */
  callRequest(outcome: string): void
}

export function createMetrics(register: Registry): Metrics {
  const events = new Counter({
    name: 'conversation_events_total',
    help: 'Events of mailboxes by type and by what became of them.',
    labelNames: ['event', 'outcome'],
    registers: [register],
  })
  const time = new Histogram({
    name: 'conversation_handling_seconds',
    help: 'Time to handle an event, from its arrival to its last effect.',
    labelNames: ['event'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [register],
  })
  const checkouts = new Counter({
    name: 'conversation_checkouts_total',
    help: 'Payments that were about to be made, by why they were refused, or accepted.',
    labelNames: ['outcome'],
    registers: [register],
  })
  const callRequests = new Counter({
    name: 'conversation_call_requests_total',
    help: 'Requests for video calls: asked, why they were not put to the partner, and how they were answered.',
    labelNames: ['outcome'],
    registers: [register],
  })
  return {
    callRequest: (outcome) => callRequests.inc({ outcome }),
    checkout: (outcome) => checkouts.inc({ outcome }),
    handled: (event, outcome, seconds) => {
      events.inc({ event, outcome })
      time.observe({ event }, seconds)
    },
  }
}
