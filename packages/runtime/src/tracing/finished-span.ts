import { type HrTime, type SpanContext, SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import type { TraceIds } from './trace-id.js'
import type { Attributes, Step } from './tracing.js'

const SCOPE = { name: 'anonchat' }
const UNSET = { code: SpanStatusCode.UNSET }
const ERROR = { code: SpanStatusCode.ERROR }
const NOTHING: never[] = []

/** A step that is over, in Unix milliseconds. */
export interface Finished {
  readonly step: Step
  readonly from: number
  readonly until: number
  readonly attributes: Attributes
  readonly failed: boolean
}

const contextOf = (traceId: string, spanId: string): SpanContext => ({
  traceId,
  spanId,
  traceFlags: TraceFlags.SAMPLED,
})

const kindOf = (step: Step): SpanKind => {
  switch (step) {
    case 'receive':
      return SpanKind.PRODUCER
    case 'send':
    case 'answer':
      return SpanKind.CLIENT
    default:
      return SpanKind.INTERNAL
  }
}

/** A step as the SDK's queue and exporter take it. */
export function finishedSpan(
  { step, from, until, attributes, failed }: Finished,
  { traceId, rootId }: TraceIds,
  newSpanId: () => string,
  resource: ReadableSpan['resource'],
): ReadableSpan {
  const isRoot = step === 'receive'
  const context = contextOf(traceId, isRoot ? rootId : newSpanId())
  return {
    name: step,
    kind: kindOf(step),
    spanContext: () => context,
    ...(!isRoot && { parentSpanContext: contextOf(traceId, rootId) }),
    startTime: timeOf(from),
    endTime: timeOf(until),
    duration: timeOf(until - from),
    ended: true,
    status: failed ? ERROR : UNSET,
    attributes,
    links: NOTHING,
    events: NOTHING,
    resource,
    instrumentationScope: SCOPE,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }
}

/** Milliseconds as seconds and nanoseconds. */
function timeOf(ms: number): HrTime {
  const seconds = Math.floor(ms / 1_000)
  return [seconds, Math.min(999_999_999, Math.round((ms - seconds * 1_000) * 1e6))]
}
