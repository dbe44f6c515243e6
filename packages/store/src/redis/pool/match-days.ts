import type { Redis } from 'ioredis'
import { poolKey } from '../keys.js'

/** For so long the days are kept: until somebody has closed them. */
const TTL_SECONDS = 40 * 86_400
/** Upper bounds of the waits that are told apart, in ms; what is longer has a field of its own. */
const BOUNDS = [
  500, 1_000, 2_000, 3_000, 5_000, 8_000, 13_000, 20_000, 30_000, 45_000, 60_000, 90_000, 120_000, 180_000,
  300_000,
]

/** What became of searches on a day (UTC, `2026-11-29`). */
export interface MatchDay {
  /** Members who were matched, and who gave up waiting at the timeout. */
  readonly matched: number
  readonly timedOut: number
  /** Half of the matched waited no longer than this. */
  readonly waitMedianMs: number
}

/** Counts what becomes of searches, by day. */
export interface MatchDays {
  matched(day: string, waitsMs: readonly number[]): Promise<void>
  timedOut(day: string, searches: number): Promise<void>
  read(day: string): Promise<MatchDay>
}

const keyOf = (day: string): string => poolKey(`day:${day}`)

export function openMatchDays(redis: Redis): MatchDays {
  const add = async (day: string, fields: ReadonlyMap<string, number>): Promise<void> => {
    const key = keyOf(day)
    const writes = [...fields].map(([field, by]) => redis.hincrby(key, field, by))
    await Promise.all([...writes, redis.expire(key, TTL_SECONDS)])
  }
  return {
    matched: async (day, waitsMs) => {
      const fields = new Map<string, number>([['matched', waitsMs.length]])
      for (const wait of waitsMs) {
        const field = `wait:${BOUNDS.find((bound) => wait <= bound) ?? 'more'}`
        fields.set(field, (fields.get(field) ?? 0) + 1)
      }
      await add(day, fields)
    },
    timedOut: async (day, searches) => {
      if (searches > 0) await add(day, new Map([['timed_out', searches]]))
    },
    read: async (day) => {
      const fields = await redis.hgetall(keyOf(day))
      const count = (field: string) => Number(fields[field] ?? 0)
      const counts = BOUNDS.map((bound) => count(`wait:${bound}`))
      return {
        matched: count('matched'),
        timedOut: count('timed_out'),
        waitMedianMs: median(counts, count('matched')),
      }
    },
  }
}

/** Within the band in which the middle one lies, as if they lay evenly. */
function median(counts: readonly number[], total: number): number {
  if (total === 0) return 0
  let below = 0
  for (const [index, inBand] of counts.entries()) {
    if (below + inBand >= total / 2 && inBand > 0) {
      const [from, to] = [BOUNDS[index - 1] ?? 0, BOUNDS[index] ?? 0]
      return Math.round(from + ((total / 2 - below) / inBand) * (to - from))
    }
    below += inBand
  }
  return BOUNDS.at(-1) ?? 0
}
