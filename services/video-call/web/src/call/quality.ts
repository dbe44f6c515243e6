import type { QualityLevel } from '../../../src/protocol.js'

/** What the browser has counted of a connection at one moment. */
export interface Counts {
  /** In milliseconds, of any clock. */
  at: number
  packetsReceived: number
  packetsLost: number
  framesDecoded: number
  /** There and back, in seconds; null when not known. */
  roundTrip: number | null
}

const GOOD = { lost: 0.02, roundTrip: 0.35 }
const FAIR = { lost: 0.08, roundTrip: 0.8 }

/**
 * How the connection was between two counts.
 * @param expectsVideo the partner's camera is on, so pictures should come
 */
export function qualityBetween(before: Counts, after: Counts, expectsVideo: boolean): QualityLevel {
  const received = after.packetsReceived - before.packetsReceived
  const lost = Math.max(0, after.packetsLost - before.packetsLost)
  if (received <= 0) return 'poor'
  if (expectsVideo && after.framesDecoded <= before.framesDecoded) return 'poor'
  const share = lost / (lost + received)
  const roundTrip = after.roundTrip ?? 0
  if (share <= GOOD.lost && roundTrip <= GOOD.roundTrip) return 'good'
  return share <= FAIR.lost && roundTrip <= FAIR.roundTrip ? 'fair' : 'poor'
}

/** One bad moment does not make a bad connection: a word changes when two counts in a row agree. */
export function steadied(
  shown: QualityLevel | null,
  last: QualityLevel | null,
  now: QualityLevel,
): QualityLevel {
  if (shown === null || now === shown) return now
  return last === now ? now : shown
}
