import type { PoolSettings } from '@anonchat/store'

/** What the pool does not ask the operator for. */
export const POOL_SETTINGS: Omit<PoolSettings, 'recentPartnerMs' | 'headStartMs'> = {
  // A candidate costs some microseconds; a search has to stay far below a millisecond.
  examineLimit: 64,
  retryMs: 500,
  driveAfterMs: 5_000,
  // Most are matched sooner, and need no figures.
  figuresAfterMs: 3_000,
}

/** Live figures become edits of messages, which share the rate of live chat: keep them to a small part of it. */
export const FIGURES_PER_SECOND = 100
