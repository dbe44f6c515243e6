import type { IceServer } from '../../../src/protocol.js'
import type { Counts } from '../call/quality.js'
import { negotiation, type Signal } from './negotiation.js'
import { watchStats } from './stats.js'
import { keepWay, type WayState } from './way.js'

/** Most of what one picture may take of the relay, in bits a second. */
const VIDEO_BITS = 900_000

export interface PeerSettings {
  iceServers: readonly IceServer[]
  /** Gives way when both offer at once. */
  polite: boolean
  tracks: readonly MediaStreamTrack[]
  onSignal: (signal: Signal) => void
  onWay: (state: WayState) => void
  /** There is no way, or no more: another one is wanted. Again and again until there is. */
  onLost: () => void
  /** The partner's picture and sound, again whenever a track comes. */
  onStream: (stream: MediaStream) => void
  onCounts: (counts: Counts) => void
}

/** The connection to one page of the partner: through a relay, so that neither learns an address. */
export interface Peer {
  hear(signal: Signal): void
  /** Says again what the partner may not have heard. */
  repeat(): void
  /** Takes other relays; the impolite side, or whoever is told so, looks for a new way through them. */
  restart(iceServers: readonly IceServer[]): void
  replaceTrack(track: MediaStreamTrack): Promise<void>
  close(): void
}

/** Starts to look for a way to the partner. */
export function startPeer(settings: PeerSettings): Peer {
  const pc = new RTCPeerConnection(configurationOf(settings.iceServers))
  const { hear, sayAgain } = negotiation(pc, settings.polite, settings.onSignal)
  const stopWay = keepWay(pc, { sayAgain, tell: settings.onWay, lost: settings.onLost })
  const stopStats = watchStats(pc, settings.onCounts)
  const stream = new MediaStream()
  let hearing: Promise<void> = Promise.resolve()

  pc.addEventListener('track', ({ track }) => {
    stream.addTrack(track)
    settings.onStream(stream)
  })
  pc.addEventListener('connectionstatechange', () => {
    if (pc.connectionState === 'connected') void capVideo(pc)
  })
  // One stream, so that sound and picture stay together.
  const own = new MediaStream([...settings.tracks])
  for (const track of settings.tracks) pc.addTrack(track, own)

  return {
    hear: (signal) => {
      // One after the other. A description that does not fit is followed by another one, until there is a way.
      hearing = hearing.then(() => hear(signal)).catch(() => {})
    },
    repeat: sayAgain,
    restart: (servers) => {
      pc.setConfiguration(configurationOf(servers))
      if (!settings.polite) pc.restartIce()
    },
    replaceTrack: async (track) => {
      await pc
        .getSenders()
        .find((sender) => sender.track?.kind === track.kind)
        ?.replaceTrack(track)
    },
    close: () => {
      stopWay()
      stopStats()
      pc.close()
    },
  }
}

/** Only through relays: no address of this device is ever offered to the partner. */
function configurationOf(iceServers: readonly IceServer[]): RTCConfiguration {
  return { iceServers: [...iceServers], iceTransportPolicy: 'relay', bundlePolicy: 'max-bundle' }
}

async function capVideo(pc: RTCPeerConnection): Promise<void> {
  for (const sender of pc.getSenders()) {
    if (sender.track?.kind !== 'video') continue
    const parameters = sender.getParameters()
    for (const encoding of parameters.encodings) encoding.maxBitrate = VIDEO_BITS
    // A browser that does not take it sends what it thinks right.
    await sender.setParameters(parameters).catch(() => {})
  }
}
