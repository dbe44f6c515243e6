import type { Outcome, UnreachableReason } from '@anonchat/telegram'

/** What came of the one call that an envelope asks for. Deletions and reactions make no message, albums several. */
export type Tried = Outcome | { kind: 'sent'; messageIds: readonly number[] }

/** What becomes of the head of a lane after it was tried. */
export type Decision =
  | { kind: 'sent'; messageIds: readonly number[] }
  /** The receiver does not want such messages: its sender is told, then the next one. */
  | { kind: 'forbidden' }
  /** Nothing is left to do about it: the next one. */
  | { kind: 'skip' }
  /** It will not be accepted: to the dead letters, then the next one. */
  | { kind: 'bury'; error: string }
  /** Nothing can be sent to this chat any more. */
  | { kind: 'unreachable'; reason: UnreachableReason }
  /** Again after a while. `counts` when it may be the envelope's own fault. */
  | { kind: 'wait'; ms: number; counts: boolean }

/** A short trouble is tried again soon, whoever is at fault; so few attempts never add up to a burial. */
const QUICK_ATTEMPTS = 4
/** With the delays below two minutes: longer than the usual restarts of Telegram's servers, bearable for who waits. */
const MAX_ATTEMPTS = 10
const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 30_000
/** While Telegram cannot be reached or fails for all, every lane that has something to say asks again this often. */
const AWAY_DELAY_MS = 5_000

/** The call never reached Telegram: no attempt of the envelope was made. */
const NEVER_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const delayAfter = (failedAttempts: number): number =>
  Math.min(FIRST_DELAY_MS * 2 ** failedAttempts, LONGEST_DELAY_MS)

/**
 * @param failedAttempts of the same envelope before this one
 * @param othersSucceed whether Telegram took lately what was sent to other chats; when not, it is Telegram's failure and
 * not the envelope's, however long it lasts
 */
export function decide(outcome: Tried, failedAttempts: number, othersSucceed: boolean): Decision {
  switch (outcome.kind) {
    case 'sent':
    case 'forbidden':
      return outcome
    case 'gone':
    case 'refunded-before':
      return { kind: 'skip' }
    case 'bad-request':
      return { kind: 'bury', error: outcome.description }
    case 'unreachable':
      return { kind: 'unreachable', reason: outcome.reason }
    case 'retry-after':
      return { kind: 'wait', ms: outcome.ms, counts: false }
    case 'unauthorized':
      return { kind: 'wait', ms: AWAY_DELAY_MS, counts: false }
    case 'transient':
      if (NEVER_REACHED.has(outcome.reason)) return { kind: 'wait', ms: AWAY_DELAY_MS, counts: false }
      if (!othersSucceed && failedAttempts >= QUICK_ATTEMPTS)
        return { kind: 'wait', ms: AWAY_DELAY_MS, counts: false }
      if (failedAttempts + 1 >= MAX_ATTEMPTS)
        return { kind: 'bury', error: `given up after ${MAX_ATTEMPTS} attempts: ${outcome.reason}` }
      return { kind: 'wait', ms: delayAfter(failedAttempts), counts: true }
  }
}
