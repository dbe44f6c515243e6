import type { ClientMessage, QualityLevel, ReportCategory, ServerMessage } from '../../../src/protocol.js'
import type { Signal } from '../signaling/negotiation.js'
import type { WayState } from '../signaling/way.js'
import type { MediaProblem, Unusable } from './state.js'

/** What happens to a call, wherever it comes from: the member, the service, the browser. */
export type CallEvent =
  /** `joined`: the page was loaded anew in the middle of the call. */
  | { type: 'opened'; joined: boolean }
  | { type: 'unusable'; why: Unusable }
  | { type: 'connected' }
  | { type: 'disconnected'; code: number }
  /** `at`: the device's clock, in milliseconds. */
  | { type: 'heard'; message: ServerMessage; at: number }
  | { type: 'media-wanted'; camera: boolean }
  | { type: 'media-ready'; microphone: boolean; camera: boolean }
  | { type: 'media-failed'; problem: MediaProblem }
  | { type: 'media-ended'; kind: 'microphone' | 'camera' }
  | { type: 'join' }
  | { type: 'microphone-pressed' }
  | { type: 'camera-pressed' }
  | { type: 'hang-up' }
  | { type: 'report'; category: ReportCategory; words: string }
  | { type: 'take-back' }
  | { type: 'try-again' }
  | { type: 'network-changed' }
  | { type: 'signal-made'; signal: Signal }
  | { type: 'way-is'; way: WayState }
  | { type: 'way-lost' }
  | { type: 'quality-is'; level: QualityLevel; firstFrameMs: number | null }

/** What is to be done about it. */
export type Effect =
  /** Opens the socket, later the more often it has failed. */
  | { do: 'connect'; attempt: number }
  | { do: 'disconnect' }
  | { do: 'say-hello' }
  | { do: 'send'; message: ClientMessage }
  | { do: 'ask-media'; camera: boolean }
  /** Turns the tracks on or off. */
  | { do: 'apply-media'; microphone: boolean; camera: boolean }
  | { do: 'stop-media' }
  | { do: 'start-peer' }
  | { do: 'hear-signal'; signal: Signal }
  /** What was said while one of the two could not hear is said again. */
  | { do: 'repeat-signals' }
  | { do: 'restart-peer' }
  | { do: 'stop-peer' }
  /** Whether a reload of the page goes back into the call. */
  | { do: 'remember'; joined: boolean }
