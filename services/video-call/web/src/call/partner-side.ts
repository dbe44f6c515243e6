import { type ReadonlySignal, signal } from '@preact/signals'
import type { Signal } from '../signaling/negotiation.js'
import { type Peer, startPeer } from '../signaling/peer.js'
import type { CallEvent } from './events.js'
import { type Counts, qualityBetween, steadied } from './quality.js'
import type { CallState } from './state.js'

/** The partner's picture and sound, and the connection that brings them. */
export interface PartnerSide {
  readonly stream: ReadonlySignal<MediaStream | null>
  start(call: NonNullable<CallState['call']>, tracks: readonly MediaStreamTrack[]): void
  hear(signal: Signal): void
  repeat(): void
  restart(call: NonNullable<CallState['call']>): void
  replaceTrack(track: MediaStreamTrack): Promise<void>
  /** The first picture of the partner is there. */
  sawPicture(): void
  stop(): void
}

/** @param state the call as it is at the moment */
export function newPartnerSide(dispatch: (event: CallEvent) => void, state: () => CallState): PartnerSide {
  const stream = signal<MediaStream | null>(null)
  /** What the partner's page has said before this one was ready to hear it. */
  let early: Signal[] = []
  let peer: Peer | undefined
  let startedAt = 0
  let isSeen = false
  let counted: Counts | undefined
  let level: ReturnType<typeof qualityBetween> | null = null

  const count = (counts: Counts): void => {
    const { partner, quality } = state()
    if (counted !== undefined) {
      const now = qualityBetween(counted, counts, partner.camera)
      const shown = steadied(quality === 'lost' ? null : quality, level, now)
      level = now
      if (shown !== quality) dispatch({ type: 'quality-is', level: shown, firstFrameMs: null })
    }
    counted = counts
  }
  const stop = (): void => {
    peer?.close()
    peer = undefined
    early = []
    counted = undefined
    level = null
    stream.value = null
  }
  return {
    stream,
    start: (call, tracks) => {
      const waiting = early
      stop()
      startedAt = performance.now()
      peer = startPeer({
        iceServers: call.iceServers,
        polite: call.polite,
        tracks,
        onSignal: (made) => dispatch({ type: 'signal-made', signal: made }),
        onWay: (way) => dispatch({ type: 'way-is', way }),
        onLost: () => dispatch({ type: 'way-lost' }),
        onStream: (received) => {
          stream.value = received
        },
        onCounts: count,
      })
      for (const signal of waiting) peer.hear(signal)
    },
    hear: (signal) => {
      if (peer === undefined) early.push(signal)
      else peer.hear(signal)
    },
    repeat: () => peer?.repeat(),
    restart: ({ iceServers }) => peer?.restart(iceServers),
    replaceTrack: async (track) => peer?.replaceTrack(track),
    sawPicture: () => {
      if (isSeen) return
      isSeen = true
      const firstFrameMs = Math.round(performance.now() - startedAt)
      dispatch({ type: 'quality-is', level: state().quality ?? 'good', firstFrameMs })
    },
    stop,
  }
}
