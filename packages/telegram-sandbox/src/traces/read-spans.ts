import { z } from 'zod'
import type { Span } from '../api.js'

/** A body that is no export of traces, in words for who sent it. */
export class NoSpans extends Error {}

/** A span of a trace of ours. */
export interface TracedSpan {
  /** The correlation id: `<bot id>-<update_id>`. */
  trace: string
  traceId: string
  span: Span
}

const TRACE = 'anonchat.trace'

const nanos = z.union([z.string().regex(/^\d{1,20}$/), z.int().nonnegative()])
const value = z.object({
  stringValue: z.string().optional(),
  boolValue: z.boolean().optional(),
  intValue: z.union([z.string(), z.number()]).optional(),
  doubleValue: z.number().optional(),
})
const attributes = z.array(z.object({ key: z.string(), value })).default([])
const otlpSpan = z.object({
  traceId: z.string().regex(/^[\da-f]{32}$/i),
  spanId: z.string().regex(/^[\da-f]{16}$/i),
  parentSpanId: z.string().optional(),
  name: z.string(),
  startTimeUnixNano: nanos,
  endTimeUnixNano: nanos,
  attributes,
})
/** An ExportTraceServiceRequest of OTLP in JSON, as far as it is shown. */
const exported = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }).optional(),
      scopeSpans: z.array(z.object({ spans: z.array(otlpSpan).default([]) })).default([]),
    }),
  ),
})

/** The spans of a body that belong to an update; others are nobody's here. Throws NoSpans. */
export function readSpans(body: string): TracedSpan[] {
  const { data, error } = exported.safeParse(jsonOf(body))
  if (error) {
    const [issue] = error.issues
    throw new NoSpans(`${issue?.path.join('.') || 'the body'}: ${issue?.message ?? 'no export of traces'}`)
  }
  return data.resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(plain(resource?.attributes ?? [])['service.name'] ?? 'unknown')
    return scopeSpans.flatMap(({ spans }) => spans.flatMap((one) => traced(service, one)))
  })
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new NoSpans('the body is no JSON')
  }
}

function traced(service: string, given: z.output<typeof otlpSpan>): TracedSpan[] {
  const { [TRACE]: trace, ...attributes } = plain(given.attributes)
  if (typeof trace !== 'string') return []
  const startedAt = millis(given.startTimeUnixNano)
  const span: Span = {
    service,
    name: given.name,
    spanId: given.spanId,
    parentId: given.parentSpanId || null,
    startedAt,
    durationMs: Math.max(0, millis(given.endTimeUnixNano) - startedAt),
    attributes,
  }
  return [{ trace, traceId: given.traceId.toLowerCase(), span }]
}

function plain(list: z.output<typeof attributes>): Span['attributes'] {
  const found: Span['attributes'] = {}
  for (const { key, value } of list) {
    const { stringValue, boolValue, intValue, doubleValue } = value
    const one =
      stringValue ?? boolValue ?? doubleValue ?? (intValue === undefined ? undefined : Number(intValue))
    if (one !== undefined) found[key] = one
  }
  return found
}

/** Whole microseconds: a number of nanoseconds is too long for a double. */
const millis = (ns: string | number): number => Number(BigInt(ns) / 1_000n) / 1_000
