import type { Rate } from '../api.js'

/** Tokens left and when they were counted (milliseconds). */
export interface Bucket {
  tokens: number
  at: number
}

/** Takes one token, or says after how many whole seconds there is one. 0: taken. */
export function take(bucket: Bucket, rate: Rate, now: number): number {
  const filled = Math.min(rate.burst, bucket.tokens + ((now - bucket.at) / 1000) * rate.ratePerSecond)
  bucket.at = now
  bucket.tokens = filled
  if (filled >= 1) {
    bucket.tokens = filled - 1
    return 0
  }
  return Math.max(1, Math.ceil((1 - filled) / rate.ratePerSecond))
}
