import type { BroadcastCounts, BroadcastRecord, Counts } from '@anonchat/store'

/** How far a broadcast is. */
export interface Progress {
  readonly counts: BroadcastCounts
  /** All whose outcome is known. */
  readonly done: number
  readonly total: number
  /** Of a second, lately; undefined while nothing is known. */
  readonly perSecond: number | undefined
  readonly secondsLeft: number | undefined
}

export const NOTHING: Counts = {
  pending: 0,
  done: 0,
  blocked: 0,
  deactivated: 0,
  unreachable: 0,
  refused: 0,
  'gave-up': 0,
  skipped: 0,
}

export const addCounts = (one: Counts, other: Counts): Counts => ({
  pending: one.pending + other.pending,
  done: one.done + other.done,
  blocked: one.blocked + other.blocked,
  deactivated: one.deactivated + other.deactivated,
  unreachable: one.unreachable + other.unreachable,
  refused: one.refused + other.refused,
  'gave-up': one['gave-up'] + other['gave-up'],
  skipped: one.skipped + other.skipped,
})

/** Adds what is known of parcels that are on their way to what is settled. */
export function withOpen(counts: BroadcastCounts, open: Counts, undoing: boolean): BroadcastCounts {
  if (undoing) return { ...counts, deleted: counts.deleted + open.done }
  return {
    ...counts,
    sent: counts.sent + open.done,
    blocked: counts.blocked + open.blocked,
    deactivated: counts.deactivated + open.deactivated,
    unreachable: counts.unreachable + open.unreachable,
    refused: counts.refused + open.refused,
    gaveUp: counts.gaveUp + open['gave-up'],
    skipped: counts.skipped + open.skipped,
  }
}

export const knownOf = (counts: BroadcastCounts): number =>
  counts.sent +
  counts.blocked +
  counts.deactivated +
  counts.unreachable +
  counts.refused +
  counts.gaveUp +
  counts.skipped

/** @param open what is known of parcels on their way @param perSecond as measured lately */
export function progressOf(
  { status, counts: settled, audienceSize }: BroadcastRecord,
  open: Counts,
  perSecond: number | undefined,
): Progress {
  const undoing = status === 'undoing' || status === 'undone'
  const counts = withOpen(settled, open, undoing)
  const done = undoing ? counts.deleted : knownOf(counts)
  const total = undoing ? counts.sent : Math.max(audienceSize, done)
  const left = total - done
  const secondsLeft =
    perSecond === undefined || perSecond <= 0 || left <= 0 ? undefined : Math.ceil(left / perSecond)
  return { counts, done, total, perSecond, secondsLeft }
}

const CELLS = 12

/** A bar of twelve cells and its share of a hundred. */
export function barOf(done: number, total: number): { bar: string; percent: number } {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const full = Math.floor(share * CELLS)
  return { bar: '▓'.repeat(full) + '░'.repeat(CELLS - full), percent: Math.floor(share * 100) }
}
