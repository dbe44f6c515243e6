import type { Pace } from '@anonchat/store'

/** One storm slows once: the answers that were on their way when it was slowed say nothing new. */
const SETTLE_MS = 1_000
const STEP_MS = 1_000
const STEP_FACTOR = 1.25
const SLOWEST_PER_SECOND = 1

/** So many different chats within a second cannot each have been too fast by themselves. */
const STORM_CHATS = 3
/** In a large crowd a few chats are always at their own limit; a limit of the bot refuses a good part of all. */
const STORM_SHARE = 0.2

/** True when Telegram means the bot and not a chat. */
export const isStorm = (seen: { chats: number; refused: number; sent: number }): boolean =>
  seen.chats >= STORM_CHATS && seen.refused >= STORM_SHARE * (seen.refused + seen.sent)

/**
 * Halves the pace.
 * @param normal the configured rate, or what was reached when there is no limit; a second
 */
export function slowDown(pace: Pace | undefined, normal: number, now: number): Pace {
  if (pace !== undefined && now - pace.changedAt < SETTLE_MS) return pace
  const ceiling = Math.max(pace?.ceiling ?? normal, SLOWEST_PER_SECOND)
  const perSecond = Math.max((pace?.perSecond ?? ceiling) / 2, SLOWEST_PER_SECOND / 2)
  return { perSecond, ceiling, changedAt: now }
}

/** Takes a step back to the normal pace when it is time; undefined when that is reached. */
export function recover(pace: Pace, now: number): Pace | undefined {
  if (now - pace.changedAt < STEP_MS) return pace
  const perSecond = Math.max(pace.perSecond * STEP_FACTOR, pace.perSecond + SLOWEST_PER_SECOND)
  return perSecond >= pace.ceiling ? undefined : { ...pace, perSecond, changedAt: now }
}

/** The rates in force, 0 for no limit. While live chat is slowed, broadcasts leave it nearly everything. */
export function ratesInForce(
  configured: { live: number; bulk: number },
  paces: { live: Pace | undefined; bulk: Pace | undefined },
): { live: number; bulk: number } {
  const bulk = paces.bulk?.perSecond ?? configured.bulk
  return {
    live: paces.live?.perSecond ?? configured.live,
    bulk: paces.live === undefined ? bulk : SLOWEST_PER_SECOND,
  }
}
