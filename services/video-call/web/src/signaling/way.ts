/** Long enough for a short gap to close by itself. */
const GAP_MS = 1_500
/** Between two attempts to find another way. */
const RETRY_MS = 4_000
/** Among so many attempts one is made though the browser still looks for a way, which a slow network may need. */
const PATIENT_ATTEMPTS = 3
/** After so long without any way the member is told; the attempts go on. */
const BLOCKED_MS = 30_000

/** What a relay itself answers, as opposed to what a browser makes of its silence. */
const STUN_ERRORS = { from: 300, to: 699 }

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
  let attempts = 0
  /** A relay does not take us, and none has since. The browser may say that of one way to it and wait for another for ever. */
  let isRefused = false
  const isConnected = (): boolean => pc.connectionState === 'connected'
  const startPatience = (): void => {
    patience ??= setTimeout(() => tell('blocked'), BLOCKED_MS)
  }
  /** The credentials are wrong or too old, or no relay can be reached. */
  const isWithoutRelay = (): boolean =>
    (isRefused || pc.iceGatheringState === 'complete') &&
    !/^a=candidate:/m.test(pc.localDescription?.sdp ?? '')
  const look = (): void => {
    if (isConnected()) return
    const isHopeless = isWithoutRelay()
    if (isHopeless) tell('blocked')
    if (sayAgain()) return
    attempts += 1
    const isBroken = /failed|disconnected/.test(pc.iceConnectionState)
    if (isHopeless || isBroken || attempts % PATIENT_ATTEMPTS === 0) lost()
  }
  startPatience()
  const retry = setInterval(look, RETRY_MS)
  pc.addEventListener('connectionstatechange', () => {
    clearTimeout(gap)
    if (isConnected()) {
      clearTimeout(patience)
      patience = undefined
      attempts = 0
      tell('connected')
    } else if (pc.connectionState === 'failed' || pc.connectionState === 'disconnected') {
      tell('interrupted')
      startPatience()
      gap = setTimeout(look, pc.connectionState === 'failed' ? 0 : GAP_MS)
    }
  })
  pc.addEventListener('icegatheringstatechange', () => {
    if (!isConnected() && isWithoutRelay()) tell('blocked')
  })
  pc.addEventListener('icecandidateerror', ({ errorCode }) => {
    if (errorCode < STUN_ERRORS.from || errorCode > STUN_ERRORS.to) return
    isRefused = true
    clearTimeout(gap)
    gap = setTimeout(look, GAP_MS)
  })
  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate?.candidate) isRefused = false
  })
  return () => {
    clearTimeout(gap)
    clearTimeout(patience)
    clearInterval(retry)
  }
}
