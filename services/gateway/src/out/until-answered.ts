import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@anonchat/runtime'
import { backoffMs } from '../domain/backoff.js'
import type { CallOutcome, CallTelegram } from './telegram.js'

const TIMEOUT_MS = 15_000

/** Telegram does not know the token; no retry mends that. */
export class TokenRefused extends Error {
  constructor() {
    super('Telegram does not accept BOT_TOKEN: take the token from @BotFather again')
    this.name = 'TokenRefused'
  }
}

/** Telegram's answer says that the token is wrong: 401 for one that it does not know, 404 for one that is none. */
export const isTokenRefused = (outcome: CallOutcome): boolean =>
  outcome.kind === 'refused' && (outcome.code === 401 || outcome.code === 404)

/**
 * Calls until Telegram says yes.
 * @throws TokenRefused, or what aborted the signal
 */
export async function untilAnswered(
  call: CallTelegram,
  method: string,
  params: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
  log: Logger,
): Promise<void> {
  for (let failures = 0; ; failures++) {
    const outcome = await call(method, params, { timeoutMs: TIMEOUT_MS, signal })
    signal.throwIfAborted()
    if (outcome.kind === 'ok') return
    if (isTokenRefused(outcome)) throw new TokenRefused()
    if (failures === 0)
      log.warn({ method, outcome: reasonOf(outcome) }, 'Telegram does not do as asked yet; trying on')
    const asked = outcome.kind === 'refused' ? (outcome.retryAfterMs ?? 0) : 0
    await pause(Math.max(asked, backoffMs(failures, Math.random())), undefined, { signal })
  }
}

/** In words for a log line: Telegram's descriptions of these methods name nobody. */
export function reasonOf(outcome: CallOutcome): string {
  switch (outcome.kind) {
    case 'ok':
      return 'ok'
    case 'refused':
      return `${outcome.code} ${outcome.description}`
    case 'unreachable':
      return 'no answer'
  }
}
