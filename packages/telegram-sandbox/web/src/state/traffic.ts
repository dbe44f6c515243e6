import { signal } from '@preact/signals'
import type { Call, SentUpdate, Traffic } from '../../../src/api.js'
import { control } from '../server/control.js'

export type Entry =
  | { kind: 'call'; key: string; at: number; memberId: number | null; call: Call }
  | { kind: 'update'; key: string; at: number; memberId: number | null; sent: SentUpdate }

const MOST_KEPT = 1_200
const TRIM_TO = 900
/** So many while somebody reads older ones, which must not move away under their eyes. */
const MOST_KEPT_FOR_READER = 6_000
/** A crowd makes hundreds of entries a second; nobody reads a list that changes more often than this. */
const GATHERED_MS = 180

/** Calls and updates, oldest first. */
export const traffic = signal<readonly Entry[]>([])
/** Traffic of the crowd that the stream left out since the page was opened. */
export const skipped = signal(0)
/** Somebody has scrolled up to older entries. */
export const readsOlder = signal(false)
/** Also the traffic of the crowd. */
export const withCrowd = signal(false)
/** The trace whose way is shown, or null. */
export const shownTrace = signal<string | null>(null)
/** Rises when spans of the shown trace came in. */
export const shownTraceVersion = signal(0)

/** What the person cleared away stays away, also after the connection was lost. */
let clearedUntil = 0
let keys = new Set<string>()
let gathered: Entry[] = []
let waits = false

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

/** Shows them a moment later, together with what else comes meanwhile. */
export function addEntries(entries: readonly Entry[]): void {
  gathered.push(...entries)
  if (!waits) setTimeout(flush, GATHERED_MS)
  waits = true
}

function flush(): void {
  waits = false
  // The list fetched at the beginning and the stream overlap.
  const news = gathered.filter(({ key }) => !keys.has(key))
  gathered = []
  if (news.length > 0) show([...traffic.value, ...news])
}

function show(entries: readonly Entry[]): void {
  const most = readsOlder.value ? MOST_KEPT_FOR_READER : MOST_KEPT
  traffic.value = entries.length > most ? entries.slice(-TRIM_TO) : entries
  keys = new Set(traffic.value.map(({ key }) => key))
}

/** Begins anew with what the sandbox remembers. Throws RequestFailed. */
export async function loadTraffic(): Promise<void> {
  const { calls, updates }: Traffic = await control.traffic(withCrowd.value)
  const entries = [...calls.map(callEntry), ...updates.map(updateEntry)]
  skipped.value = 0
  gathered = []
  show(entries.filter(({ at }) => at > clearedUntil).sort((a, b) => a.at - b.at))
}

export function clearTraffic(): void {
  clearedUntil = traffic.value.reduce((newest, { at }) => Math.max(newest, at), clearedUntil)
  gathered = []
  skipped.value = 0
  show([])
}
