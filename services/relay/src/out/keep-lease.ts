import type { Logger } from '@anonchat/runtime'
import type { Lease, Parcels } from '@anonchat/store'
import { insist } from './insist.js'

const RENEW_MS = 1_000
/** Nothing is begun on a lease that was not renewed for so long: Redis may be away, or somebody holds the broadcast. */
const TRUST_MS = 2_500
/** What is begun while the lease is trusted ends within it, a call of the Bot API lasting 10 s at most. */
const LEASE_MS = 14_000

export type Kept =
  | Exclude<Lease, { kind: 'yours' }>
  | {
      kind: 'yours'
      /** False once the parcel is not to be worked on any more. */
      isOurs(): boolean
      letGo(): Promise<void>
    }

/** Takes a parcel and keeps it until it is let go, held back, or lost. */
export async function keepLease(
  parcels: Pick<Parcels, 'lease' | 'release'>,
  id: string,
  broadcastId: number,
  holder: string,
  log: Logger,
): Promise<Kept> {
  let renewedAt = performance.now()
  const first = await insist(() => parcels.lease(id, broadcastId, holder, LEASE_MS))
  if (first.kind !== 'yours') return first
  let over = false
  const renew = async () => {
    const asked = performance.now()
    const { kind } = await parcels.lease(id, broadcastId, holder, LEASE_MS)
    if (kind === 'yours') renewedAt = asked
    else over = true
  }
  const timer = setInterval(() => {
    if (!over) renew().catch((error) => log.warn({ err: error }, 'a parcel could not be kept'))
  }, RENEW_MS)
  return {
    kind: 'yours',
    isOurs: () => !over && performance.now() - renewedAt < TRUST_MS,
    letGo: async () => {
      over = true
      clearInterval(timer)
      // A lease that cannot be given back runs out.
      await parcels.release(id, holder).catch(() => undefined)
    },
  }
}
