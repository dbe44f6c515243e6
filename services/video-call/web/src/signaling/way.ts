/** Long enough for a short gap to close by itself. */
const GAP_MS = 1_500
/** Between two attempts to find another way. */
const RETRY_MS = 4_000
/** After so long without any way the member is told; the attempts go on. */
const BLOCKED_MS = 30_000

/** `blocked`: no relay lets us through. */
export type WayState = 'connected' | 'interrupted' | 'blocked'

interface Watcher {
  /** Says the own offer again if nobody has answered it; false when there is none. */
  sayAgain: () => boolean
  tell: (state: WayState) => void
  /** Another way is wanted. */
  lost: () => void
}

/** Watches whether there is a way to the partner, and asks for another one while there is none. Ends with what it gives. */
export function keepWay(pc: RTCPeerConnection, { sayAgain, tell, lost }: Watcher): () => void {
  let gap: ReturnType<typeof setTimeout> | undefined
  let patience: ReturnType<typeof setTimeout> | undefined
  const isConnected = (): boolean => pc.connectionState === 'connected'
  const startPatience = (): void => {
    patience ??= setTimeout(() => tell('blocked'), BLOCKED_MS)
  }
  const look = (): void => {
    if (sayAgain() || isConnected()) return
    if (/failed|disconnected/.test(pc.iceConnectionState) || isWithoutRelay(pc)) lost()
  }
  startPatience()
  const retry = setInterval(look, RETRY_MS)
  pc.addEventListener('connectionstatechange', () => {
    clearTimeout(gap)
    if (isConnected()) {
      clearTimeout(patience)
      patience = undefined
      tell('connected')
    } else if (pc.connectionState === 'failed' || pc.connectionState === 'disconnected') {
      tell('interrupted')
      startPatience()
      gap = setTimeout(look, pc.connectionState === 'failed' ? 0 : GAP_MS)
    }
  })
  pc.addEventListener('icegatheringstatechange', () => {
    if (!isConnected() && isWithoutRelay(pc)) tell('blocked')
  })
  return () => {
    clearTimeout(gap)
    clearTimeout(patience)
    clearInterval(retry)
  }
}

/** No relay has taken us: the credentials are wrong or too old, or none can be reached. */
const isWithoutRelay = (pc: RTCPeerConnection): boolean =>
  pc.iceGatheringState === 'complete' && !/^a=candidate:/m.test(pc.localDescription?.sdp ?? '')
