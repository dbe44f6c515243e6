import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** What video-call counts. Nothing in it tells of whom. */
export interface Metrics {
  readonly created: Counter
  readonly refused: Counter<'reason'>
  readonly connected: Counter
  readonly failed: Counter<'reason'>
  readonly ended: Counter<'reason'>
  readonly seconds: Counter
  readonly firstFrame: Histogram
  readonly quality: Counter<'level'>
  readonly sockets: Gauge
  readonly closes: Counter<'code'>
  readonly signals: Counter<'outcome'>
}

export function createMetrics(registry: Registry): Metrics {
  const registers = [registry]
  return {
    created: new Counter({ name: 'video_call_created_total', help: 'Calls made: both said yes.', registers }),
    refused: new Counter({
      name: 'video_call_refused_total',
      help: 'Calls that were not made, by why.',
      labelNames: ['reason'],
      registers,
    }),
    connected: new Counter({
      name: 'video_call_connected_total',
      help: 'Calls in which the two saw each other.',
      registers,
    }),
    failed: new Counter({
      name: 'video_call_failed_total',
      help: 'Calls that ended without that, or that a page gave up, by why.',
      labelNames: ['reason'],
      registers,
    }),
    ended: new Counter({
      name: 'video_call_ended_total',
      help: 'Calls that ended, by why.',
      labelNames: ['reason'],
      registers,
    }),
    seconds: new Counter({
      name: 'video_call_seconds_total',
      help: 'How long the two saw each other, all calls together.',
      registers,
    }),
    firstFrame: new Histogram({
      name: 'video_call_first_frame_seconds',
      help: "From the moment when both have joined to the partner's first picture.",
      buckets: [0.25, 0.5, 1, 2, 3, 5, 8, 13, 21, 60],
      registers,
    }),
    quality: new Counter({
      name: 'video_call_quality_reports_total',
      help: 'How pages judge their connection.',
      labelNames: ['level'],
      registers,
    }),
    sockets: new Gauge({ name: 'video_call_sockets', help: 'Pages that are connected.', registers }),
    closes: new Counter({
      name: 'video_call_closes_total',
      help: 'Sockets that the service closed, by code.',
      labelNames: ['code'],
      registers,
    }),
    signals: new Counter({
      name: 'video_call_signals_total',
      help: 'Signals of pages: kept for the other side, or dropped and why.',
      labelNames: ['outcome'],
      registers,
    }),
  }
}
