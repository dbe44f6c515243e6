/** How much may come in a burst, and how much a second in the long run. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

export interface Bucket {
  readonly tokens: number
  readonly at: number
}

export const fullBucket = ({ burst }: Rate, now: number): Bucket => ({ tokens: burst, at: now })

/** Takes one; null when there is none left. Times in ms. */
export function take({ tokens, at }: Bucket, { burst, perSecond }: Rate, now: number): Bucket | null {
  const filled = Math.min(burst, tokens + (Math.max(0, now - at) * perSecond) / 1_000)
  return filled < 1 ? null : { tokens: filled - 1, at: Math.max(at, now) }
}
