import type { CallState, End, MediaProblem, Unusable } from './state.js'

/** What the member sees. Follows from the state alone. */
export type Screen =
  | { name: 'opening' }
  | { name: 'unusable'; why: Unusable }
  | { name: 'before' }
  | { name: 'asking' }
  | { name: 'no-media'; problem: MediaProblem }
  | { name: 'preview' }
  | { name: 'call'; notice: Notice | null }
  | { name: 'ended'; why: End }

/** What lies over the picture while there is none, or an old one. */
export type Notice = 'waiting' | 'connecting' | 'reconnecting' | 'partner-away' | 'blocked'

/** The screen of a state. */
export function screenOf(state: CallState): Screen {
  if (state.unusable !== null) return { name: 'unusable', why: state.unusable }
  if (state.ended !== null) return { name: 'ended', why: state.ended }
  if (state.call === null) return { name: 'opening' }
  if (state.media.phase === 'asking') return { name: 'asking' }
  if (state.media.problem !== null) return { name: 'no-media', problem: state.media.problem }
  if (state.media.phase === 'none') return { name: 'before' }
  if (!state.joined) return { name: 'preview' }
  return { name: 'call', notice: noticeOf(state) }
}

function noticeOf({ peer, partner, hasConnected, link }: CallState): Notice | null {
  if (peer === 'connected') return null
  if (peer === 'blocked') return 'blocked'
  if (link.phase !== 'open') return 'reconnecting'
  if (partner.state !== 'joined') return hasConnected ? 'partner-away' : 'waiting'
  return hasConnected ? 'reconnecting' : 'connecting'
}
