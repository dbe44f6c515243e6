import { hash } from 'node:crypto'

/** The ids by which OpenTelemetry knows a trace and its first span, in hex. */
export interface TraceIds {
  readonly traceId: string
  readonly rootId: string
}

/**
 * Derived from the correlation id, so that every service adds to the same trace without being told more than that.
 * All of them must derive the same, whatever their versions.
 */
export function traceIdsOf(trace: string): TraceIds {
  const digest = hash('sha256', trace)
  return { traceId: digest.slice(0, 32), rootId: digest.slice(32, 48) }
}
