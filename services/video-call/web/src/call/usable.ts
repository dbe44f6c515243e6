import type { Unusable } from './state.js'

/** Why this page cannot call; null when it can. */
export function whyUnusable(token: string): Unusable | null {
  if (token === '') return 'no-link'
  if (!isSecureContext) return 'insecure'
  const can =
    typeof RTCPeerConnection === 'function' &&
    typeof navigator.mediaDevices?.getUserMedia === 'function' &&
    'restartIce' in RTCPeerConnection.prototype
  return can ? null : 'unsupported'
}
