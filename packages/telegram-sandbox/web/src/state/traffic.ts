import { signal } from '@preact/signals'
import type { Call, SentUpdate, Traffic } from '../../../src/api.js'
import { control } from '../server/control.js'

export type Entry =
  | { kind: 'call'; key: string; at: number; memberId: number | null; call: Call }
  | { kind: 'update'; key: string; at: number; memberId: number | null; sent: SentUpdate }

const MOST_KEPT = 1_000
const TRIM_TO = 800

/** Calls and updates, oldest first. */
export const traffic = signal<readonly Entry[]>([])
/** Traffic of the crowd that the stream left out since the page was opened. */
export const skipped = signal(0)
/** Also the traffic of the crowd. */
export const withCrowd = signal(false)
/** The trace whose way is shown, or null. */
export const shownTrace = signal<string | null>(null)
/** Rises when spans of the shown trace came in. */
export const shownTraceVersion = signal(0)

export const callEntry = (call: Call): Entry => ({
  kind: 'call',
  key: `call ${call.id}`,
  at: call.at,
  memberId: call.memberId,
  call,
})

export const updateEntry = (sent: SentUpdate): Entry => ({
  kind: 'update',
  key: `update ${sent.trace}`,
  at: sent.at,
  memberId: sent.memberId,
  sent,
})

export function addEntries(entries: readonly Entry[]): void {
  const all = [...traffic.value, ...entries]
  traffic.value = all.length > MOST_KEPT ? all.slice(-TRIM_TO) : all
}

/** Begins anew with what the sandbox remembers. Throws RequestFailed. */
export async function loadTraffic(): Promise<void> {
  const { calls, updates }: Traffic = await control.traffic(withCrowd.value)
  skipped.value = 0
  traffic.value = [...calls.map(callEntry), ...updates.map(updateEntry)].sort((a, b) => a.at - b.at)
}
