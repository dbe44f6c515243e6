import { useComputed } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { TraceView } from '../../../../src/api.js'
import { control } from '../../server/control.js'
import { shownTrace, shownTraceVersion, traffic } from '../../state/traffic.js'

/** Spans and calls of a trace come in bursts: one question for each. */
const SETTLED_MS = 120

export interface ShownTrace {
  view: TraceView | null
  /** Why there is none, in words. */
  fault: string
}

/** The shown trace as the sandbox knows it, asked for again whenever more of it came in. */
export function useTrace(): ShownTrace {
  const trace = shownTrace.value
  const version = shownTraceVersion.value
  const [shown, setShown] = useState<ShownTrace>({ view: null, fault: '' })
  const known = shown.view?.trace === trace || shown.view?.traceId === trace ? shown : null
  const traceId = known?.view?.traceId
  const calls = useComputed(() =>
    traffic.value.reduce(
      (count, entry) => count + (entry.kind === 'call' && entry.call.traceId === traceId ? 1 : 0),
      0,
    ),
  ).value
  // Version and calls say that there is more to fetch
  useEffect(() => {
    if (trace === null) return
    let wanted = true
    const ask = async (): Promise<void> => {
      const next = await control.trace(trace).then(
        (view) => ({ view, fault: '' }),
        (error: unknown) => ({ view: null, fault: error instanceof Error ? error.message : String(error) }),
      )
      if (!wanted) return
      setShown(next)
      // Chosen by a call, a trace has another name than the one under which its spans are told of.
      if (next.view) shownTrace.value = next.view.trace
    }
    const timer = setTimeout(() => void ask(), known ? SETTLED_MS : 0)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [trace, version, calls])
  return known ?? { view: null, fault: shown.view ? '' : shown.fault }
}
