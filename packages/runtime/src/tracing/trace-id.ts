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

/** Whether a trace belongs to the share that is kept, 0 to 1: the ids are spread evenly. */
export const isKept = ({ traceId }: TraceIds, ratio: number): boolean =>
  ratio === 1 || Number.parseInt(traceId.slice(0, 8), 16) < ratio * 2 ** 32
