import { CLOSE } from '../../../src/protocol.js'
import { type Step, still } from './outcome.js'
import { over } from './over.js'
import type { CallState, End } from './state.js'

/** Codes with which the service closes a socket for good; after any other the page comes again. */
const FINAL: ReadonlyMap<number, End> = new Map([
  [CLOSE.badToken, 'bad-link'],
  [CLOSE.expired, 'expired'],
  [CLOSE.identityMismatch, 'not-you'],
  [CLOSE.takenOver, 'taken-over'],
  [CLOSE.malformed, 'refused-by-service'],
  [CLOSE.tooLarge, 'refused-by-service'],
  [CLOSE.ended, 'failed'],
])

/** What a code that closes a socket for good means for the call; undefined for any other. */
export const endOf = (code: number): End | undefined => FINAL.get(code)

/** The socket has closed. Why the call is over was said before, if it is. */
export function afterClose(state: CallState, code: number): Step {
  const end = endOf(code)
  if (end !== undefined) return over(state, end)
  const attempt = state.link.attempt + 1
  return {
    state: { ...state, link: { phase: 'waiting', attempt } },
    effects: [{ do: 'connect', attempt }],
  }
}

/** The device has another network: the socket is of the old one. `welcome` then looks after the media. */
export function networkChanged(state: CallState): Step {
  if (state.link.phase === 'idle') return still(state)
  return {
    state: { ...state, link: { phase: 'connecting', attempt: 0 } },
    effects: [{ do: 'connect', attempt: 0 }],
  }
}
