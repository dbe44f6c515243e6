import type { CallSide } from '@anonchat/contracts'
import type { PartnerView } from './peer.js'

/** A side as it stands in the store. */
export interface StoredSide {
  readonly session: number
  readonly presentUntil: number
  readonly joined: boolean
  readonly microphone: boolean
  readonly camera: boolean
}

export const otherSide = (side: CallSide): CallSide => (side === 'a' ? 'b' : 'a')

/** What a page is told of the other side. */
export const partnerView = (
  { session, presentUntil, joined, microphone, camera }: StoredSide,
  now: number,
): PartnerView => ({
  state: session === 0 || presentUntil <= now ? 'absent' : joined ? 'joined' : 'present',
  session,
  microphone,
  camera,
})
