import { type Crowd, gatherCrowd } from './match/crowd.js'
import { createStep, type Rounds } from './match/measure.js'
import { type MatchReport, round } from './match/report.js'

export interface MatchOptions extends Rounds {
  /** How many people wait in each step. */
  steps: readonly number[]
}

export const MATCH_DEFAULTS: MatchOptions = {
  steps: [1_000, 10_000, 100_000, 1_000_000],
  rounds: 7,
  alone: 1_500,
  together: 3_000,
  underWay: 50,
}

/**
 * Searches of newcomers whom nobody fits, in pools of different sizes. Each pool has a Redis of its own, with its
 * append-only file as in production; the rounds go from one to the next and back again, so that a noisy machine is noisy
 * for all. Taking the newcomers out again is not in the times.
 */
export async function runMatchBench(
  options: MatchOptions,
  say: (line: string) => void,
): Promise<MatchReport> {
  const crowds: Crowd[] = []
  try {
    for (const waiting of options.steps.toSorted((a, b) => a - b))
      crowds.push(await gatherCrowd(waiting, say))
    const steps = crowds.map((crowd) => createStep(crowd, options))
    for (let number = 1; number <= options.rounds; number++) {
      const order = number % 2 === 1 ? steps : steps.toReversed()
      for (const step of order) await step.round()
      say(`round ${number} of ${options.rounds} done`)
    }
    return report(
      options,
      steps.map((step) => step.result()),
    )
  } finally {
    for (const crowd of crowds) await crowd.dispose()
  }
}

function report(
  { rounds, alone, together, underWay }: MatchOptions,
  steps: MatchReport['steps'],
): MatchReport {
  const [fewest, most] = [steps.at(0), steps.at(-1)]
  if (fewest === undefined || most === undefined) throw new Error('there is no step to measure')
  const { waiting: _, examined_mean: __, examined_max: ___, ...figures } = most
  return {
    ...figures,
    ratio: round(fewest.searches_per_second / most.searches_per_second),
    steps,
    searches_alone: alone * rounds,
    searches_together: together * rounds,
    under_way: underWay,
    rounds,
  }
}
