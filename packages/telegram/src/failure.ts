/** Why a call of the Bot API gave no result. */
export type CallFailure =
  /** Telegram answered: `description` is its text, `retryAfterMs` how long it wants to be left alone. */
  | { kind: 'refused'; code: number; description: string; retryAfterMs?: number }
  /** No answer came: the call may or may not have had its effect. */
  | { kind: 'no-answer'; reason: string }
  /** The answer is not what the Bot API documents. */
  | { kind: 'unexpected-result'; reason: string }

/** A quoted part of a description may repeat what was sent. */
const withoutQuotes = (text: string): string => text.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '…')

const describe = (failure: CallFailure): string =>
  failure.kind === 'refused' ? `${failure.code} ${withoutQuotes(failure.description)}` : failure.reason

/** A failed call of the Bot API. Holds nothing of what was sent, so that it can be logged. */
export class CallFailed extends Error {
  constructor(
    readonly method: string,
    readonly failure: CallFailure,
  ) {
    super(`${method}: ${describe(failure)}`)
    this.name = 'CallFailed'
  }
}
