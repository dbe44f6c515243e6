import type { Logger } from '@anonchat/runtime'
import type { SendCounts } from '@anonchat/store'
import type { Metrics } from './metrics.js'

const PERIOD_MS = 2_000

/** Tells now and then, where admins see it, how many live messages this replica has sent; a figure, of which a crash loses a moment. */
export function countSends({ sends }: Pick<Metrics, 'sends'>, counts: SendCounts, log: Logger): () => void {
  let told = 0
  const tell = async (): Promise<void> => {
    const { values } = await sends.get()
    const total = values
      .filter(({ labels }) => labels.lane === 'live')
      .reduce((sum, { value }) => sum + value, 0)
    const since = total - told
    told = total
    if (since > 0) await counts.add(since, Date.now())
  }
  const timer = setInterval(() => {
    tell().catch((error: unknown) => log.debug({ err: error }, 'how many were sent was not told'))
  }, PERIOD_MS)
  return () => clearInterval(timer)
}
