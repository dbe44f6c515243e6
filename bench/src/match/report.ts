export interface MatchStep {
  /** People who wait, none of whom fits. */
  waiting: number
  /** Searches a second with many under way: median of the rounds. */
  searches_per_second: number
  /** One search at a time, as the caller sees it. */
  p50_ms: number
  p99_ms: number
  /** The script alone, as Redis measures it, in the same searches. */
  script_p50_ms: number
  script_p99_ms: number
  /** Candidates that a search examined: on average, and at most. */
  examined_mean: number
  examined_max: number
}

export interface MatchReport {
  /** With the most people waiting. */
  searches_per_second: number
  p50_ms: number
  p99_ms: number
  script_p50_ms: number
  script_p99_ms: number
  /** Time per search with the most waiting to that with the fewest. */
  ratio: number
  steps: MatchStep[]
  /** Searches that each step measured one at a time, and with many under way. */
  searches_alone: number
  searches_together: number
  under_way: number
  rounds: number
}

export const round = (value: number, digits = 3): number => Number(value.toFixed(digits))

/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)
