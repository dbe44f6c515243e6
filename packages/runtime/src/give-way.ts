import { writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/** Linux weighs sessions against each other, and the processes of one only among themselves. See sched(7). */
const OWN_SESSION = '/proc/self/autogroup'
const PRIORITY = constants.priority.PRIORITY_BELOW_NORMAL

/**
 * Has every other process of this machine go first from now on: what this one does can wait. Where the system does not know
 * of such, or does not allow it, nothing changes; containers are weighed by who runs them.
 */
export function giveWay(): void {
  for (const lower of [() => setPriority(PRIORITY), () => writeFileSync(OWN_SESSION, String(PRIORITY))]) {
    try {
      lower()
    } catch {
      // It then is as fast as the others.
    }
  }
}
