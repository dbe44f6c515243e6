import { unfinishedBroadcasts } from '@anonchat/store'
import type { BroadcastContext } from './context.js'

const PERIOD_MS = 10_000

const driverOf = (id: number): string => `broadcast-${id}`

/** Sees to it that a broadcast is driven from now on, whatever its job waits for. */
export async function drive({ broadcasts }: Pick<BroadcastContext, 'broadcasts'>, id: number): Promise<void> {
  // One that waits for its time is woken; one that is being driven cannot be removed, and looks again by itself.
  await broadcasts.remove(driverOf(id)).catch(() => undefined)
  await broadcasts.add(driverOf(id), { broadcastId: id })
}

/**
 * Makes sure, at the start and every ten seconds, that every broadcast which is not over is driven: a Redis that lost its
 * last writes may have lost the job, and who handled a press may have died before adding it.
 * @returns a function that ends it
 */
export function keepDriven({ db, broadcasts, log }: BroadcastContext): () => void {
  const look = async (): Promise<void> => {
    for (const id of await unfinishedBroadcasts(db)) await broadcasts.add(driverOf(id), { broadcastId: id })
  }
  const run = () => {
    look().catch((error) => log.warn({ err: error }, 'broadcasts could not be looked after'))
  }
  run()
  const timer = setInterval(run, PERIOD_MS)
  return () => clearInterval(timer)
}
