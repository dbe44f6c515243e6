import type { LaneClass } from '@anonchat/contracts'
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** What the relay counts. No label tells a chat. */
export function createMetrics(registry: Registry, depth: (lane: LaneClass) => Promise<number>) {
  const registers = [registry]
  new Gauge({
    name: 'relay_queue_depth',
    help: 'Lanes that wait for their turn, are sending, or are delayed.',
    labelNames: ['lane'],
    registers,
    collect: async function () {
      this.set({ lane: 'live' }, await depth('live'))
      this.set({ lane: 'bulk' }, await depth('bulk'))
    },
  })
  return {
    sends: new Counter({
      name: 'relay_sends_total',
      help: 'Calls of the Bot API by lane, method and outcome.',
      labelNames: ['lane', 'method', 'outcome'],
      registers,
    }),
    intake: new Counter({
      name: 'relay_intake_total',
      help: 'Envelopes by what the lane said: pushed, duplicate, stale.',
      labelNames: ['lane', 'result'],
      registers,
    }),
    wait: new Histogram({
      name: 'relay_lane_wait_seconds',
      help: 'From the decision to send until Telegram had it.',
      labelNames: ['lane'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300],
      registers,
    }),
    answers: new Counter({
      name: 'relay_answers_total',
      help: 'Answers to buttons and checkouts by outcome.',
      labelNames: ['kind', 'outcome'],
      registers,
    }),
    deadLetters: new Counter({
      name: 'relay_dead_letters_total',
      help: 'Envelopes that will never be sent, by reason.',
      labelNames: ['lane', 'reason'],
      registers,
    }),
    emptied: new Counter({
      name: 'relay_emptied_total',
      help: 'Envelopes dropped because their chat cannot be written to.',
      labelNames: ['lane'],
      registers,
    }),
    storms: new Counter({
      name: 'relay_storms_total',
      help: 'How often a queue was slowed because Telegram refused many chats at once.',
      labelNames: ['lane'],
      registers,
    }),
    rate: new Gauge({
      name: 'relay_rate_per_second',
      help: 'The rate in force, all replicas together; 0 for no limit.',
      labelNames: ['lane'],
      registers,
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
