import type {
  EndReason,
  IceServer,
  PartnerState,
  QualityLevel,
  ReportCategory,
} from '../../../src/protocol.js'
import type { WayState } from '../signaling/way.js'

/** Why there is no picture and sound of one's own. */
export type MediaProblem = 'refused' | 'missing' | 'in-use' | 'failed'

/** Why this page cannot call at all. */
export type Unusable = 'insecure' | 'unsupported' | 'no-link'

/** Why the call is over for this page. */
export type End = EndReason | 'bad-link' | 'not-you' | 'refused-by-service'

/** The socket to the service. */
export interface Link {
  phase: 'idle' | 'connecting' | 'open' | 'waiting'
  /** Times that it has broken since it was last open. */
  attempt: number
}

export interface Media {
  phase: 'none' | 'asking' | 'ready'
  problem: MediaProblem | null
  /** What is there, whether it is on or not. */
  microphone: boolean
  camera: boolean
}

export interface Partner {
  state: PartnerState
  /** Of the partner's page; 0 before there is one. */
  session: number
  microphone: boolean
  camera: boolean
}

/** What the service has said of the call. */
export interface Call {
  language: string
  polite: boolean
  iceServers: readonly IceServer[]
  /** When it ends, on this device's clock: milliseconds since 1970. */
  endsAt: number
}

export interface CallState {
  unusable: Unusable | null
  link: Link
  /** null until the service has said it. */
  call: Call | null
  media: Media
  /** The member wants to be in the call. */
  joined: boolean
  /** What is on. */
  microphone: boolean
  camera: boolean
  partner: Partner
  peer: 'none' | 'connecting' | WayState
  /** The two have been connected since this page was opened. */
  hasConnected: boolean
  quality: QualityLevel | null
  /** What the member has reported, until the service has heard it. */
  report: { category: ReportCategory; words: string } | null
  ended: End | null
  /** The member has hung up, and the service has not heard it. */
  owesHangUp: boolean
}

export const INITIAL: CallState = {
  unusable: null,
  link: { phase: 'idle', attempt: 0 },
  call: null,
  media: { phase: 'none', problem: null, microphone: false, camera: false },
  joined: false,
  microphone: true,
  camera: true,
  partner: { state: 'absent', session: 0, microphone: true, camera: true },
  peer: 'none',
  hasConnected: false,
  quality: null,
  report: null,
  ended: null,
  owesHangUp: false,
}
