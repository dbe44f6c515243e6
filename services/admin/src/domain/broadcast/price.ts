import type { BroadcastRecord } from '@anonchat/store'

/** Telegram's price of a message above the free rate. */
const STARS_PER_MESSAGE = 0.1

/** The most that a paid broadcast may cost: every message above the free rate. In whole Stars. */
export const mostStars = (members: number): number => Math.ceil(members * STARS_PER_MESSAGE)

/** The price that was shown is the price that is agreed to: in whole Stars, empty for what costs nothing. */
export const priceOf = ({
  allowPaid,
  audienceSize,
}: Pick<BroadcastRecord, 'allowPaid' | 'audienceSize'>): string =>
  allowPaid ? String(mostStars(audienceSize)) : ''
