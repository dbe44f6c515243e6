import type { Call, Span, TraceView } from '../../../../src/api.js'

/** One bar of the waterfall; times are milliseconds, `from` since the beginning. */
export interface Step {
  key: string
  /** A service; "telegram" for calls and the update itself. */
  service: string
  title: string
  from: number
  durationMs: number
  kind: 'update' | 'work' | 'wait' | 'call'
  failed: boolean
  /** The call, when the step is one. */
  call: Call | null
}

/** The way of a message: what was done where, and what lay between. */
export interface Way {
  steps: Step[]
  totalMs: number
  /** Until the first call that it caused was answered; null without one. */
  firstCallMs: number | null
  /** Who had it for how long; together this is the total. */
  shares: Array<{ service: string; ms: number }>
  hasSpans: boolean
}

export const WAITING = 'waiting'
export const TELEGRAM = 'telegram'
const CLOCKS_DIFFER_MS = 2
/** A gap shorter than this is the accuracy of clocks. */
const SHORTEST_GAP_MS = 0.5

const TITLES: Readonly<Record<string, string>> = {
  receive: 'takes and stores it',
  wait: 'waits in the mailbox',
  handle: 'decides what happens',
  match: 'looks for a partner',
  lane: 'waits for its turn to send',
  send: 'sends',
  answer: 'answers the button',
}
const WAITS = new Set(['wait', 'lane'])

export function wayOf({ update, spans, calls }: TraceView): Way {
  const starts = [...spans.map(({ startedAt }) => startedAt), ...calls.map(({ at }) => at)]
  const began = update?.at ?? Math.min(...starts)
  if (!Number.isFinite(began)) {
    return { steps: [], totalMs: 0, firstCallMs: null, shares: [], hasSpans: false }
  }
  const ofSpans = spans.map((span) => stepOfSpan(span, began))
  const done = [
    ...ofSpans.map((step) => withoutWork(step, ofSpans)),
    ...calls.map((call) => stepOfCall(call, began)),
  ]
  done.sort((a, b) => a.from - b.from || b.durationMs - a.durationMs)
  const totalMs = Math.max(0, ...done.map(endOf))
  const answered = done.filter(({ kind }) => kind === 'call').map(endOf)
  return {
    steps: [...(update ? [UPDATE] : []), ...withGaps(done)],
    totalMs,
    firstCallMs: answered.length > 0 ? Math.min(...answered) : null,
    shares: sharesOf(done, totalMs),
    hasSpans: spans.length > 0,
  }
}

const UPDATE: Step = {
  key: 'update',
  service: TELEGRAM,
  title: 'has the update ready',
  from: 0,
  durationMs: 0,
  kind: 'update',
  failed: false,
  call: null,
}

/** A wait is told of from the moment that something was decided; it is one only once who decided has let go. */
function withoutWork(step: Step, all: readonly Step[]): Step {
  if (step.kind !== 'wait') return step
  const holders = all.filter(
    ({ kind, service, from }) =>
      kind === 'work' && service !== step.service && from <= step.from + CLOCKS_DIFFER_MS,
  )
  const from = Math.min(endOf(step), Math.max(step.from, ...holders.map(endOf)))
  return { ...step, from, durationMs: endOf(step) - from }
}

const endOf = ({ from, durationMs }: Step): number => from + durationMs

function stepOfSpan(span: Span, began: number): Step {
  const method = span.attributes['telegram.method']
  const title = TITLES[span.name] ?? span.name
  return {
    key: span.spanId,
    service: span.service,
    title: typeof method === 'string' ? `${title}: ${method}` : title,
    // Clocks of two processes may differ by a little.
    from: Math.max(0, span.startedAt - began),
    durationMs: span.durationMs,
    kind: WAITS.has(span.name) ? 'wait' : 'work',
    failed: 'error.type' in span.attributes,
    call: null,
  }
}

const stepOfCall = (call: Call, began: number): Step => ({
  key: `call ${call.id}`,
  service: TELEGRAM,
  title: call.method,
  from: Math.max(0, call.at - began),
  durationMs: call.durationMs,
  kind: 'call',
  failed: call.status !== 200,
  call,
})

/** Puts a step of waiting wherever nobody had the message. */
function withGaps(done: readonly Step[]): Step[] {
  let reached = 0
  return done.flatMap((step) => {
    const gap = step.from - reached
    const from = reached
    reached = Math.max(reached, endOf(step))
    return gap < SHORTEST_GAP_MS ? [step] : [gapStep(step, from, gap), step]
  })
}

const gapStep = (next: Step, from: number, durationMs: number): Step => ({
  key: `before ${next.key}`,
  service: WAITING,
  title: `on its way to ${next.service === TELEGRAM ? 'Telegram' : next.service}`,
  from,
  durationMs,
  kind: 'wait',
  failed: false,
  call: null,
})

/** Every moment belongs to one: to the call that is open, else to who works, else to the waiting. */
function sharesOf(done: readonly Step[], totalMs: number): Way['shares'] {
  const edges = [0, totalMs, ...done.flatMap((step) => [step.from, endOf(step)])].sort((a, b) => a - b)
  const shares = new Map<string, number>()
  edges.forEach((from, index) => {
    const until = edges[index + 1] ?? from
    if (until <= from) return
    const open = done.filter((step) => step.from <= from && endOf(step) >= until)
    const owner = open.find(({ kind }) => kind === 'call') ?? open.findLast(({ kind }) => kind === 'work')
    const name = owner?.service ?? WAITING
    shares.set(name, (shares.get(name) ?? 0) + until - from)
  })
  return [...shares].map(([service, ms]) => ({ service, ms }))
}
