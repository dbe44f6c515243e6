import type { BroadcastRecord } from '@anonchat/store'
import { costsMore, priceOf } from '../../domain/broadcast/price.js'
import type { BroadcastContext } from './context.js'
import { recount } from './recount.js'

/**
 * What keeps a broadcast that was sent off from beginning or going on, as it stands in its `heldFor`. `price`: it costs more
 * than was agreed to; `admin-gone`: who wrote it, and in whose chat its message stands and can be edited, is no admin any more.
 */
export type Hindrance = 'price' | 'admin-gone'

/**
 * Looks at a broadcast once more before anybody gets it; one that nobody has got yet is counted anew.
 * @param agreed the price to which somebody agrees now: see `priceOf`
 */
export async function lookAgain(
  context: Pick<BroadcastContext, 'db' | 'now' | 'paid' | 'findAdmin'>,
  before: BroadcastRecord,
  agreed = '',
): Promise<{ readonly broadcast: BroadcastRecord; readonly against: Hindrance | null }> {
  if ((await context.findAdmin(before.adminId)) === null) return { broadcast: before, against: 'admin-gone' }
  if (before.startedAt !== null) return { broadcast: before, against: null }
  const broadcast = await recount(context, before)
  return { broadcast, against: costsMore(broadcast) && priceOf(broadcast) !== agreed ? 'price' : null }
}
