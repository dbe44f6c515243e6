import type { Rate } from '../api.js'

/** Tokens left and when they were counted (milliseconds). */
export interface Bucket {
  tokens: number
  at: number
}

/** Takes so many tokens at once, or none and says after how many whole seconds they would be there. 0: taken. */
export function take(bucket: Bucket, rate: Rate, now: number, count = 1): number {
  const filled = Math.min(rate.burst, bucket.tokens + ((now - bucket.at) / 1000) * rate.ratePerSecond)
  bucket.at = now
  bucket.tokens = filled
  if (filled >= count) {
    bucket.tokens = filled - count
    return 0
  }
  return Math.max(1, Math.ceil((count - filled) / rate.ratePerSecond))
}
