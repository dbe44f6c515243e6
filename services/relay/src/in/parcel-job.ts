import { randomBytes } from 'node:crypto'
import type { ParcelJob } from '@anonchat/contracts'
import type { JobOutcome } from '@anonchat/queue'
import type { Logger } from '@anonchat/runtime'
import type { Parcels } from '@anonchat/store'
import { insist } from '../out/insist.js'
import { keepLease } from '../out/keep-lease.js'
import { type WorkParcelDeps, workParcel } from '../out/work-parcel.js'

export interface ParcelJobDeps extends WorkParcelDeps {
  readonly parcels: Parcels
  /** True from the moment on when the service stops. */
  stopping(): boolean
  readonly log: Logger
}

const DONE: JobOutcome = { kind: 'done' }
/** A parcel whose next recipient has to wait longer leaves its place to another one. */
const LONGEST_STAY_MS = 2_000
const INTERRUPTED_MS = 200

/**
 * Works a parcel off: every recipient whose outcome is not known yet is written to, and what came of it is recorded at its
 * position before anything else can happen to it. Who dies leaves a parcel in which only what was on the wire is open.
 */
export function createParcelJob(deps: ParcelJobDeps): (job: ParcelJob) => Promise<JobOutcome> {
  const { parcels, log } = deps
  const replica = randomBytes(6).toString('hex')
  let taken = 0

  return async ({ parcel: id }) => {
    const open = await insist(() => parcels.read(id))
    if (open === undefined) return DONE
    const holder = `${replica}:${taken++}`
    const kept = await keepLease(parcels, id, open.parcel.broadcastId, holder, log)
    if (kept.kind === 'wait') return { kind: 'again', afterMs: Math.min(kept.ms, LONGEST_STAY_MS) }
    // Whoever holds it back brings it again.
    if (kept.kind !== 'yours') return DONE
    try {
      const left = await workParcel(deps, id, open, () => kept.isOurs() && !deps.stopping(), LONGEST_STAY_MS)
      if (left.kind === 'finished') return DONE
      // What was interrupted by a hold finds that out; what was by the end of this replica, another takes up.
      return { kind: 'again', afterMs: left.kind === 'later' ? left.ms : INTERRUPTED_MS }
    } finally {
      await kept.letGo()
    }
  }
}
