import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from '@anonchat/contracts'
import { type Logger, type Tracing, Unavailable } from '@anonchat/runtime'
import { classify, type Telegram } from '@anonchat/telegram'
import type { Metrics } from '../out/metrics.js'

/** How long an answer is of use: a button stops turning, and Telegram gives a checkout ten seconds. */
const LIFE_MS = { callback: 15_000, 'pre-checkout': 10_000 } as const
const RETRY_MS = 250

function callOf(answer: Answer): { method: string; params: object } {
  switch (answer.kind) {
    case 'callback':
      return {
        method: 'answerCallbackQuery',
        params: {
          callback_query_id: answer.callbackQueryId,
          text: answer.text,
          show_alert: answer.alert,
          url: answer.url,
        },
      }
    case 'pre-checkout':
      return {
        method: 'answerPreCheckoutQuery',
        params: {
          pre_checkout_query_id: answer.preCheckoutQueryId,
          ok: answer.refusal === undefined,
          error_message: answer.refusal,
        },
      }
  }
}

/**
 * `answer`: sent at once, past lanes and queues; tried again while it is of use, then dropped.
 * @param stopping when aborted, what is in hand is given up at once: another replica answers it, and an answer may be
 * given twice. @throws Unavailable then
 */
export const createAnswer =
  (
    telegram: Telegram,
    metrics: Pick<Metrics, 'answers'>,
    tracing: Tracing,
    stopping: AbortSignal,
    log: Logger,
  ) =>
  async (answer: Answer): Promise<void> => {
    const from = tracing.now()
    const { kind, trace, decidedAt } = answer
    const { method, params } = callOf(answer)
    const count = (outcome: string) => {
      metrics.answers.inc({ kind, outcome })
      tracing.step(trace, 'answer', from, { 'telegram.method': method, 'anonchat.outcome': outcome })
      log.debug({ trace, method, outcome }, 'answered')
    }
    for (;;) {
      const leftMs = decidedAt + LIFE_MS[kind] - Date.now()
      if (leftMs <= 0) return count('too-late')
      try {
        const traceparent = tracing.header(trace)
        await telegram.call(method, params, { timeoutMs: leftMs, signal: stopping, traceparent })
        return count('sent')
      } catch (error) {
        if (stopping.aborted) throw new Unavailable('telegram', error)
        const outcome = classify(error)
        if (outcome.kind !== 'transient' && outcome.kind !== 'retry-after') return count(outcome.kind)
        const pauseMs = outcome.kind === 'retry-after' ? outcome.ms : RETRY_MS
        await pause(Math.min(pauseMs, leftMs), undefined, { signal: stopping }).catch((reason) => {
          throw new Unavailable('telegram', reason)
        })
      }
    }
  }
