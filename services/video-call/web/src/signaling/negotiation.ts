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

/** More than a page makes offers: the numbers of two connections do not meet. */
const ROUNDS = 2 ** 20

/**
 * Perfect negotiation: either side may offer at any time. When both do, the impolite one ignores the other's offer, and
 * the polite one takes its own back. The first offer is the impolite one's: Chromium finds no relay any more when the
 * first offer is taken back while it is being made.
 */
export function negotiation(
  pc: RTCPeerConnection,
  polite: boolean,
  send: (signal: Signal) => void,
): Negotiation {
  let offering = false
  /** Of the last offer of this side, and of the partner's. */
  let ownRound = Math.floor(Math.random() * ROUNDS) * ROUNDS
  let partnersRound = 0
  const sendLocal = (): void => {
    const { localDescription: local } = pc
    if (local?.type === 'offer') send({ description: { type: 'offer', sdp: local.sdp, round: ownRound } })
    if (local?.type === 'answer')
      send({ description: { type: 'answer', sdp: local.sdp, round: partnersRound } })
  }
  pc.addEventListener('negotiationneeded', async () => {
    // The browser asks again after the first answer, if anything is left to say then.
    if (polite && pc.remoteDescription === null) return
    offering = true
    try {
      ownRound += 1
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
      // Late: what it answers was taken back, or answered before. An offer that is said twice is answered twice.
      if (pc.signalingState !== 'have-local-offer' || description.round !== ownRound) return
      await pc.setRemoteDescription({ type: 'answer', sdp: description.sdp })
      return
    }
    const collides = offering || pc.signalingState !== 'stable'
    if (collides && !polite) return
    partnersRound = description.round
    await pc.setRemoteDescription({ type: 'offer', sdp: description.sdp })
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
