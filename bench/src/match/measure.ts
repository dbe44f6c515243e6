import type { Crowd } from './crowd.js'
import { type MatchStep, median, percentile, round } from './report.js'

export interface Rounds {
  readonly rounds: number
  /** Searches of a round, one at a time. */
  readonly alone: number
  /** Searches of a round with many under way. */
  readonly together: number
  readonly underWay: number
}

/** Collects what the rounds of one crowd give. Newcomers are let in before the clock runs, and removed after it. */
export function createStep(crowd: Crowd, { alone, together, underWay }: Rounds) {
  const latencies: number[] = []
  const rates: number[] = []
  const examined: number[] = []
  const script: { p50: number; p99: number }[] = []

  const oneAtATime = async () => {
    const requests = await crowd.prepare(alone)
    await crowd.redis.config('RESETSTAT')
    for (const request of requests) {
      const began = performance.now()
      examined.push(await crowd.search(request))
      latencies.push(performance.now() - began)
    }
    script.push(await scriptTimes(crowd))
    await crowd.remove(requests)
  }

  const manyUnderWay = async () => {
    const requests = await crowd.prepare(together)
    const rest = requests.values()
    const began = performance.now()
    const lane = async () => {
      for (const request of rest) examined.push(await crowd.search(request))
    }
    await Promise.all(Array.from({ length: underWay }, lane))
    rates.push(together / ((performance.now() - began) / 1_000))
    await crowd.remove(requests)
  }

  return {
    round: async () => {
      await oneAtATime()
      await manyUnderWay()
    },
    result: (): MatchStep => ({
      waiting: crowd.waiting,
      searches_per_second: Math.round(median(rates)),
      p50_ms: round(percentile(latencies, 0.5)),
      p99_ms: round(percentile(latencies, 0.99)),
      script_p50_ms: round(median(script.map(({ p50 }) => p50))),
      script_p99_ms: round(median(script.map(({ p99 }) => p99))),
      examined_mean: round(examined.reduce((sum, count) => sum + count, 0) / examined.length, 1),
      examined_max: examined.reduce((most, count) => Math.max(most, count), 0),
    }),
  }
}

/** Percentiles of the time that Redis spent in scripts since its statistics were reset, in milliseconds. */
async function scriptTimes({ redis }: Crowd): Promise<{ p50: number; p99: number }> {
  const line = /latency_percentiles_usec_evalsha:p50=([\d.]+),p99=([\d.]+)/.exec(
    await redis.info('latencystats'),
  )
  if (line === null) throw new Error('this Redis keeps no latency statistics (7.0 and newer do)')
  return { p50: Number(line[1]) / 1_000, p99: Number(line[2]) / 1_000 }
}
