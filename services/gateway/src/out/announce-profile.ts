import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '@anonchat/runtime'
import type { ProfileSetting } from '../domain/profile-setting.js'
import type { CallTelegram } from './telegram.js'
import { reasonOf } from './until-answered.js'

const RETRY_MS = 10 * 60_000

/**
 * Makes what Telegram shows of the bot what it should be. Sets only what differs, because Telegram takes few such
 * changes. What is refused is tried again now and then: an admin who has not written to the bot yet has no menu. Resolves
 * when all is set, or the signal is aborted; without it all works.
 */
export async function announceProfile(
  call: CallTelegram,
  settings: readonly ProfileSetting[],
  signal: AbortSignal,
  log: Logger,
  retryMs = RETRY_MS,
): Promise<void> {
  let missing = await announce(call, settings, signal, log)
  while (missing.length > 0 && !signal.aborted) {
    await pause(retryMs, undefined, { signal, ref: false }).catch(() => {})
    if (!signal.aborted) missing = await announce(call, missing, signal)
  }
}

/** @returns what was not set */
async function announce(
  call: CallTelegram,
  settings: readonly ProfileSetting[],
  signal: AbortSignal,
  log?: Logger,
): Promise<readonly ProfileSetting[]> {
  const options = { timeoutMs: 15_000, signal }
  const missing: ProfileSetting[] = []
  for (const setting of settings) {
    const { ask, set, whose, wanted, holds } = setting
    const current = await call(ask, whose, options)
    if (signal.aborted) return missing
    if (current.kind === 'ok' && holds(current.result)) continue
    const outcome = await call(set, { ...wanted, ...whose }, options)
    if (outcome.kind === 'ok' || signal.aborted) continue
    missing.push(setting)
    log?.warn({ method: set, outcome: reasonOf(outcome) }, 'a part of the profile of the bot was not set yet')
  }
  return missing
}
