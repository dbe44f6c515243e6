import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type HrTime, ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  RandomIdGenerator,
  type ReadableSpan,
  SamplingDecision,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace'
import type { Logger } from '../logger.js'
import { createClock } from './clock.js'
import { createExporter } from './exporter.js'
import { type TraceIds, traceIdsOf } from './trace-id.js'
import type { Attributes, OpenTracing, Step, Tracing } from './tracing.js'

/** So long a step stays unseen at most while the endpoint keeps up. */
const DELAY_MS = 1_000
const BATCH = 512
/** What does not fit is dropped: an endpoint that is away costs the spans and no more memory than this. */
const QUEUE = 8_192
const CLOSE_LIMIT_MS = 2_000
const SCOPE = { name: 'anonchat' }
const OK = { code: SpanStatusCode.UNSET }
const FAILED = { code: SpanStatusCode.ERROR }
const NOTHING: never[] = []
const KIND_OF: Partial<Record<Step, SpanKind>> = { receive: SpanKind.PRODUCER, send: SpanKind.CLIENT }

export interface TraceToOptions {
  readonly service: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The share of traces that is kept; all services keep the same ones. */
  readonly ratio: number
}

/** Tracing over the SDK's queue and exporter. */
export function traceTo(options: TraceToOptions, log: Logger): OpenTracing {
  const exporter = createExporter(options.url, options.headers, log)
  const processor = new BatchSpanProcessor({
    exporter,
    scheduledDelayMillis: DELAY_MS,
    maxExportBatchSize: BATCH,
    maxQueueSize: QUEUE,
  })
  return {
    trace: createTracing(options, (span) => processor.onEnd(span)),
    close: async () => {
      const flushed = processor.shutdown().catch(() => {})
      await Promise.race([flushed, pause(CLOSE_LIMIT_MS, undefined, { ref: false })])
    },
  }
}

/**
 * Steps are noted when they are over, as finished spans: no open span is carried through the code of the services, and
 * none of the SDK's cost of spans that change.
 */
function createTracing(
  { service, ratio }: Pick<TraceToOptions, 'service' | 'ratio'>,
  onEnd: (span: ReadableSpan) => void,
): Tracing {
  const resource = resourceFromAttributes({
    'service.name': service,
    'service.namespace': 'anonchat',
    'service.instance.id': randomUUID(),
  })
  const sampler = new TraceIdRatioBasedSampler(ratio)
  const random = new RandomIdGenerator()
  const now = createClock()
  const isKept = ({ traceId }: TraceIds): boolean =>
    sampler.shouldSample(ROOT_CONTEXT, traceId).decision === SamplingDecision.RECORD_AND_SAMPLED
  const contextOf = (traceId: string, spanId: string) => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED })

  const note = (trace: string, step: Step, from: number, attributes: Attributes, status = OK): void => {
    const ids = traceIdsOf(trace)
    if (!isKept(ids)) return
    const { traceId, rootId } = ids
    const isRoot = step === 'receive'
    const context = contextOf(traceId, isRoot ? rootId : random.generateSpanId())
    const until = Math.max(from, now())
    onEnd({
      name: step,
      kind: KIND_OF[step] ?? SpanKind.INTERNAL,
      spanContext: () => context,
      ...(!isRoot && { parentSpanContext: contextOf(traceId, rootId) }),
      startTime: timeOf(from),
      endTime: timeOf(until),
      duration: timeOf(until - from),
      ended: true,
      status,
      attributes: { 'anonchat.trace': trace, ...attributes },
      links: NOTHING,
      events: NOTHING,
      resource,
      instrumentationScope: SCOPE,
      droppedAttributesCount: 0,
      droppedEventsCount: 0,
      droppedLinksCount: 0,
    })
  }
  return {
    now,
    step: (trace, step, from, attributes = {}) => note(trace, step, from, attributes),
    during: async (trace, step, work, about) => {
      const from = now()
      try {
        const result = await work()
        note(trace, step, from, about(result))
        return result
      } catch (error) {
        // Its name and no more: the words of an error may be a member's.
        note(trace, step, from, { 'error.type': error instanceof Error ? error.name : 'unknown' }, FAILED)
        throw error
      }
    },
    header: (trace) => {
      const ids = traceIdsOf(trace)
      return isKept(ids) ? `00-${ids.traceId}-${ids.rootId}-01` : undefined
    },
  }
}

/** Milliseconds as seconds and nanoseconds. */
function timeOf(ms: number): HrTime {
  const seconds = Math.floor(ms / 1_000)
  return [seconds, Math.min(999_999_999, Math.round((ms - seconds * 1_000) * 1e6))]
}
