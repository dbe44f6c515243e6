import type { Publisher } from '@anonchat/bus'
import { every, type Logger, type Tick } from '@anonchat/runtime'
import type { MatchContext } from '../match-request.js'
import { driveOutbox } from './drive-outbox.js'
import { endSearches } from './end-searches.js'
import { retrySearches } from './retry-searches.js'
import { showFigures } from './show-figures.js'

interface TickContext extends MatchContext {
  readonly publish: Publisher
  readonly log: Logger
  /** How often, at most, a member sees new figures. */
  readonly refreshMs: number
}

/** What happens by the clock. Every replica does all of it: each round claims its work by a script. */
export function startTicks(context: TickContext): Tick {
  const { log, publish, refreshMs } = context
  const ticks = [
    every(250, 'retry', log, () => retrySearches(context)),
    every(250, 'timeouts', log, () => endSearches(context)),
    every(1_000, 'outbox', log, () => driveOutbox(context, log)),
    every(1_000, 'figures', log, () => showFigures(context, publish, refreshMs)),
  ]
  return { stop: async () => void (await Promise.all(ticks.map((tick) => tick.stop()))) }
}
