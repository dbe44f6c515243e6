import { poolKey } from '../keys.js'

/**
 * The keys of the waiting pool. The scripts in lua/ build them from the hash tag, so that all lie in one slot.
 * - `{pool}:ticket:<member>`: the ticket of somebody who waits, JSON as `encodeTicket` makes it
 * - `{pool}:cell:<kind>:<own age>><accepted age>@<city>`: who stands there, by the time since when they wait. Gone
 *   when nobody does
 * - `{pool}:apart:<member>`: see `apartKey`
 * - `{pool}:kinds`: how many of each kind wait
 * - `{pool}:deadlines`: everybody who waits, by the time at which the search is over
 * - `{pool}:figures`: everybody who waits, by the time of their next live figures; `{pool}:figures:<second>`: how
 *   many were given out in that second
 * - `{pool}:retries`: those who have to look again by themselves, by when; `{pool}:depths`: how far they came
 * - `{pool}:day:<day>`: what became of the searches of a day, a hash of counts with a TTL
 * - `{pool}:outbox`: what was decided and is not yet told everywhere, a hash of JSON; `{pool}:outbox:due`: by when it
 *   is to be driven again
 */
export const poolKeys = {
  waiting: poolKey('deadlines'),
} as const
