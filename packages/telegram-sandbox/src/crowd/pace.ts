import type { Pace } from '../api.js'
import type { Span } from './chance.js'

/** How people of the crowd live, in milliseconds. */
export interface Tempo {
  /** Between two messages of one person. */
  gap: Span
  /** How long a person stays in a room with another of the crowd. */
  room: Span
  /** Between a room and the next search. */
  rest: Span
}

/** The busiest keeps 5,000 people below one message in five seconds each: what two cores carry, sandbox included. */
export const TEMPO: Readonly<Record<Pace, Tempo>> = {
  calm: { gap: [20_000, 60_000], room: [150_000, 400_000], rest: [15_000, 60_000] },
  lively: { gap: [8000, 25_000], room: [90_000, 240_000], rest: [6000, 25_000] },
  busy: { gap: [4000, 14_000], room: [50_000, 120_000], rest: [2000, 10_000] },
}

/** The time that a person takes to read and press or type. */
export const HUMAN: Span = [600, 2200]
/** The time that a stranger takes to answer a played member. */
export const ANSWER: Span = [1500, 4000]
/** A played member who searches is left to others who are played for so long; then somebody of the crowd turns up. */
export const TURN_UP: Span = [3000, 6000]
/** After so many words into silence a person speaks less often. */
export const WORDS_INTO_SILENCE = 3
export const SILENCE_GAP: Span = [45_000, 90_000]
/** A person waits so long for a partner who says nothing. */
export const PATIENCE_MS = 600_000
/** What was not answered is done again after so long. */
export const RETRY_MS = 60_000
/** Longer than a search lasts. */
export const SEARCH_PATIENCE_MS = 330_000
/** Who leaves waits so long for the bot to confirm it. */
export const LEAVE_RETRY_MS = 10_000
export const LEAVE_TRIES = 6
/** What the bot still has on its way to somebody who has left arrives within this. */
export const GRACE_MS = 2000
