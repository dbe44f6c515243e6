import { writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/** Linux weighs sessions against each other, and the processes of one only among themselves. See sched(7). */
const OWN_SESSION = '/proc/self/autogroup'
const { PRIORITY_BELOW_NORMAL, PRIORITY_LOW } = constants.priority

/** How much of what a service does can wait: none of it, some, or all. */
export type Patience = 'none' | 'some' | 'all'

/**
 * Has every other process of this machine go first from now on, as far as what this one does can wait. Where the system does not know
 * of such, or does not allow it, nothing changes; containers are weighed by who runs them.
 */
export function giveWay(patience: Patience): void {
  if (patience === 'none') return
  const priority = patience === 'all' ? PRIORITY_LOW : PRIORITY_BELOW_NORMAL
  for (const lower of [() => setPriority(priority), () => writeFileSync(OWN_SESSION, String(priority))]) {
    try {
      lower()
    } catch {
      // It then is as fast as the others.
    }
  }
}
