import { FREE_BULK_PER_SECOND } from '@anonchat/contracts'
import type { ParcelSizes } from '@anonchat/store'

/** So much of the work is on its way at once: short enough to follow bans and pauses, long enough to bridge a restart. */
const AHEAD_SECONDS = 10
const LARGEST_PARCEL = 100
const SMALLEST_PARCEL = 10
const MOST_PARCELS = 60
const FEWEST_PARCELS = 4
/** What is reckoned with where no limit is set. */
const UNLIMITED_PER_SECOND = 1_000

/** How the work of a broadcast is cut, whatever its audience. @param perSecond sends a second, 0 for no limit */
export function parcelSizes(perSecond: number): ParcelSizes {
  const rate = perSecond === 0 ? UNLIMITED_PER_SECOND : perSecond
  const recipients = Math.round(Math.min(LARGEST_PARCEL, Math.max(SMALLEST_PARCEL, rate)))
  const parcels = Math.ceil((rate * AHEAD_SECONDS) / recipients)
  return { recipients, parcels: Math.min(MOST_PARCELS, Math.max(FEWEST_PARCELS, parcels)) }
}

/** How fast a broadcast goes out, 0 for no limit. @param perSecond the limit of all that is sent in bulk */
export const rateOf = ({ allowPaid }: { readonly allowPaid: boolean }, perSecond: number): number =>
  allowPaid || perSecond === 0 ? perSecond : Math.min(perSecond, FREE_BULK_PER_SECOND)
