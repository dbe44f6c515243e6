import { CallFailed, type Telegram } from '@anonchat/telegram'

/** What became of a call of the Bot API. */
export type CallOutcome =
  | { readonly kind: 'ok'; readonly result: unknown }
  /** Telegram's answer was no. `retryAfterMs` is set when it said when to ask again. */
  | {
      readonly kind: 'refused'
      readonly code: number
      readonly description: string
      readonly retryAfterMs?: number
    }
  /** No answer, or none that means anything. */
  | { readonly kind: 'unreachable'; readonly error: unknown }

export interface CallOptions {
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

/** Calls the Bot API; never throws. */
export type CallTelegram = (
  method: string,
  params: Readonly<Record<string, unknown>>,
  options: CallOptions,
) => Promise<CallOutcome>

/** Makes outcomes of what the client throws. */
export function callsOf(telegram: Pick<Telegram, 'call'>): CallTelegram {
  return async (method, params, options) => {
    try {
      return { kind: 'ok', result: await telegram.call(method, params, options) }
    } catch (error) {
      if (error instanceof CallFailed && error.failure.kind === 'refused') return error.failure
      return { kind: 'unreachable', error }
    }
  }
}
