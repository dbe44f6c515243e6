import type { BroadcastRecord } from '@anonchat/store'

/** Telegram's price: so many messages above the free rate cost a Star. */
const MESSAGES_PER_STAR = 10

/** The most that a paid broadcast may cost: every message above the free rate. In whole Stars. */
export const mostStars = (members: number): number => Math.ceil(members / MESSAGES_PER_STAR)

/** The price that was shown is the price that is agreed to: in whole Stars, empty for what costs nothing. */
export const priceOf = ({
  allowPaid,
  audienceSize,
}: Pick<BroadcastRecord, 'allowPaid' | 'audienceSize'>): string =>
  allowPaid ? String(mostStars(audienceSize)) : ''

/** Whether it costs more by now than was agreed to. */
export const costsMore = ({
  allowPaid,
  audienceSize,
  agreedStars,
}: Pick<BroadcastRecord, 'allowPaid' | 'audienceSize' | 'agreedStars'>): boolean =>
  allowPaid && mostStars(audienceSize) > (agreedStars ?? 0)
