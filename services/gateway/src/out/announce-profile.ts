import type { Logger } from '@anonchat/runtime'
import { PROFILE } from '../domain/profile.js'
import type { CallTelegram } from './telegram.js'
import { reasonOf } from './until-answered.js'

/**
 * Makes the bot's profile in Telegram what it should be: the command menu and the descriptions in every language. Sets
 * only what differs, because Telegram takes few such changes. Once; without it all works.
 */
export async function announceProfile(call: CallTelegram, signal: AbortSignal, log: Logger): Promise<void> {
  const options = { timeoutMs: 15_000, signal }
  for (const { ask, set, language, wanted, holds } of PROFILE) {
    const current = await call(ask, language, options)
    if (signal.aborted) return
    if (current.kind === 'ok' && holds(current.result)) continue
    const outcome = await call(set, { ...wanted, ...language }, options)
    if (outcome.kind !== 'ok' && !signal.aborted)
      log.warn({ method: set, outcome: reasonOf(outcome) }, 'a part of the profile of the bot was not set')
  }
}
