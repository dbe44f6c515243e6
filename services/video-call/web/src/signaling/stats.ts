import type { Counts } from '../call/quality.js'

const EVERY_MS = 2_000

/** Gives what the browser counts of a connection, every two seconds while it is connected. Ends with what it returns. */
export function watchStats(pc: RTCPeerConnection, onCounts: (counts: Counts) => void): () => void {
  const timer = setInterval(() => {
    if (pc.connectionState !== 'connected') return
    pc.getStats()
      .then((report) => onCounts(countsOf(report)))
      .catch(() => {})
  }, EVERY_MS)
  return () => clearInterval(timer)
}

/** A report's entries are of many shapes: what is no number counts as nothing. */
function countsOf(report: RTCStatsReport): Counts {
  const counts: Counts = {
    at: performance.now(),
    packetsReceived: 0,
    packetsLost: 0,
    framesDecoded: 0,
    roundTrip: null,
  }
  report.forEach((entry: Record<string, unknown>) => {
    if (entry.type === 'inbound-rtp') {
      counts.packetsReceived += number(entry.packetsReceived)
      counts.packetsLost += number(entry.packetsLost)
      counts.framesDecoded += number(entry.framesDecoded)
    }
    const isUsed = entry.type === 'candidate-pair' && entry.nominated === true && entry.state === 'succeeded'
    if (isUsed && typeof entry.currentRoundTripTime === 'number')
      counts.roundTrip = entry.currentRoundTripTime
  })
  return counts
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
