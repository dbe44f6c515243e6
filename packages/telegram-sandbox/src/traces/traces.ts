import type { Span } from '../api.js'

const SPANS_PER_TRACE = 200
const CROWD_KEPT = 500

/** Newest traces with their spans; the oldest go. */
type Kept = Map<string, Span[]>

/**
 * The newest traces of a bot, in bounded memory. Those in which a played member has a part are kept apart from the
 * crowd's, which push none of them out.
 */
export class Traces {
  private readonly played: Kept = new Map()
  private readonly crowd: Kept = new Map()
  private readonly crowdKept: number

  /** Keeps `size` traces of played members, and some of the crowd. */
  constructor(private readonly size: number) {
    this.crowdKept = Math.min(size, CROWD_KEPT)
  }

  add(trace: string, span: Span, isPlayed: boolean): void {
    if (this.size === 0) return
    const kept = isPlayed || this.played.has(trace) ? this.played : this.crowd
    const spans = kept.get(trace) ?? this.earlier(trace) ?? []
    if (spans.length < SPANS_PER_TRACE && !spans.some(({ spanId }) => spanId === span.spanId))
      spans.push(span)
    kept.set(trace, spans)
    trim(kept, kept === this.played ? this.size : this.crowdKept)
  }

  names(): string[] {
    return [...this.crowd.keys(), ...this.played.keys()]
  }

  /** In the order in which they began. */
  spans(trace: string): Span[] {
    const spans = this.played.get(trace) ?? this.crowd.get(trace) ?? []
    return [...spans].sort((a, b) => a.startedAt - b.startedAt)
  }

  /** What came before it was known that a played member has a part in it. */
  private earlier(trace: string): Span[] | undefined {
    const spans = this.crowd.get(trace)
    this.crowd.delete(trace)
    return spans
  }
}

function trim(kept: Kept, size: number): void {
  if (kept.size <= size) return
  const oldest = kept.keys().next()
  if (!oldest.done) kept.delete(oldest.value)
}
