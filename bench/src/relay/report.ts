import type { Interval } from '@anonchat/dev-env/load'

/** What the relay bench gives: times in milliseconds, CPU in seconds. */
export interface RelayReport {
  messages_per_second: number
  in_memory_messages_per_second: number
  ratio_to_in_memory: number
  /** At a tenth of `messages_per_second`. */
  p50_ms: number
  p99_ms: number
  /** At full load, with `in_flight` messages under way. */
  saturated_p50_ms: number
  saturated_p99_ms: number
  lost: number
  duplicated: number
  out_of_order: number
  wrong_partner: number
  cpu_seconds_per_1000_messages: Record<string, number>
  in_memory_cpu_seconds_per_1000_messages: Record<string, number>
  members: number
  in_flight: number
  seconds: number
  messages: number
  in_memory: Interval
}

/** CPU seconds for each 1,000 messages, by process, and their sum as `total`. */
export function perThousand(cpu: Readonly<Record<string, number>>, messages: number): Record<string, number> {
  const each = Object.entries(cpu).map(
    ([name, used]) => [name, round((used * 1_000) / Math.max(1, messages))] as const,
  )
  const total = round(each.reduce((sum, [, used]) => sum + used, 0))
  return { ...Object.fromEntries(each), total }
}

export const round = (value: number): number => Math.round(value * 1_000) / 1_000
