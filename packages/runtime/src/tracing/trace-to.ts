import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace'
import type { Logger } from '../logger.js'
import { createClock } from './clock.js'
import { createExporter } from './exporter.js'
import { finishedSpan } from './finished-span.js'
import { isKept, traceIdsOf } from './trace-id.js'
import type { Attributes, OpenTracing, Step, Tracing } from './tracing.js'

/** So long a step stays unseen at most while the endpoint keeps up. */
const DELAY_MS = 1_000
const BATCH = 512
/** What does not fit is dropped: an endpoint that is away costs the spans and no more memory than this. */
const QUEUE = 8_192
const CLOSE_LIMIT_MS = 2_000

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

/** Different in each process and for each span: random numbers for all of it would cost more than all else here. */
function createSpanIds(): () => string {
  const process = randomBytes(4).toString('hex')
  let count = 0
  return () => {
    count = (count + 1) >>> 0
    return process + count.toString(16).padStart(8, '0')
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
  const now = createClock()
  const newSpanId = createSpanIds()

  const note = (trace: string, step: Step, from: number, about: Attributes, failed = false): void => {
    const ids = traceIdsOf(trace)
    if (!isKept(ids, ratio)) return
    const attributes = { 'anonchat.trace': trace, ...about }
    const finished = { step, from, until: Math.max(from, now()), attributes, failed }
    onEnd(finishedSpan(finished, ids, newSpanId, resource))
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
        note(trace, step, from, { 'error.type': error instanceof Error ? error.name : 'unknown' }, true)
        throw error
      }
    },
    header: (trace) => {
      const ids = traceIdsOf(trace)
      return isKept(ids, ratio) ? `00-${ids.traceId}-${ids.rootId}-01` : undefined
    },
  }
}
