import type { Candidate, Description } from '../../../src/protocol.js'

/** What the two pages say to each other about their connection. */
export interface Signal {
  description?: Description | undefined
  candidate?: Candidate | undefined
}

export interface Negotiation {
  /** Takes what the partner's page has said; one after the other. */
  hear(signal: Signal): Promise<void>
  /** Says the own offer again, if it was not answered yet; false when there is none. */
  sayAgain(): boolean
}

/**
 * Perfect negotiation: either side may offer at any time. When both do, the impolite one ignores the other's offer, and
 * the polite one takes its own back.
 */
export function negotiation(
  pc: RTCPeerConnection,
  polite: boolean,
  send: (signal: Signal) => void,
): Negotiation {
  let offering = false
  const sendLocal = (): void => {
    const { localDescription: local } = pc
    if (local?.type === 'offer' || local?.type === 'answer')
      send({ description: { type: local.type, sdp: local.sdp } })
  }
  pc.addEventListener('negotiationneeded', async () => {
    offering = true
    try {
      await pc.setLocalDescription()
      sendLocal()
    } catch {
      // An offer of the partner came between, or the connection was closed: the browser asks again when it needs to.
    } finally {
      offering = false
    }
  })
  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate?.candidate) send({ candidate: plain(candidate) })
  })
  const take = async (description: Description): Promise<void> => {
    if (description.type === 'answer') {
      // Late: what it answers was taken back, or answered before.
      if (pc.signalingState !== 'have-local-offer') return
      await pc.setRemoteDescription(description)
      return
    }
    const collides = offering || pc.signalingState !== 'stable'
    if (collides && !polite) return
    await pc.setRemoteDescription(description)
    await pc.setLocalDescription()
    sendLocal()
  }
  return {
    hear: async ({ description, candidate }) => {
      if (description !== undefined) await take(description)
      // Of an offer that was ignored, or of one that is no more.
      if (candidate !== undefined) await pc.addIceCandidate(candidate).catch(() => {})
    },
    sayAgain: () => {
      if (pc.signalingState !== 'have-local-offer') return false
      sendLocal()
      return true
    },
  }
}

const plain = ({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidate): Candidate => ({
  candidate,
  sdpMid,
  sdpMLineIndex,
  usernameFragment,
})
