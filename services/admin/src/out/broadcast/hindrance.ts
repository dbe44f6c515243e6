import type { BroadcastRecord } from '@anonchat/store'
import { costsMore, priceOf } from '../../domain/broadcast/price.js'
import type { BroadcastContext } from './context.js'
import { recount } from './recount.js'

/** What keeps a broadcast that was sent off from beginning or going on, as it stands in its `heldFor`: it costs more than was agreed to. */
export type Hindrance = 'price'

/**
 * Looks at a broadcast once more before anybody gets it; one that nobody has got yet is counted anew.
 * @param agreed the price to which somebody agrees now: see `priceOf`
 */
export async function lookAgain(
  context: Pick<BroadcastContext, 'db' | 'now' | 'paid'>,
  before: BroadcastRecord,
  agreed = '',
): Promise<{ readonly broadcast: BroadcastRecord; readonly against: Hindrance | null }> {
  if (before.startedAt !== null) return { broadcast: before, against: null }
  const broadcast = await recount(context, before)
  return { broadcast, against: costsMore(broadcast) && priceOf(broadcast) !== agreed ? 'price' : null }
}
