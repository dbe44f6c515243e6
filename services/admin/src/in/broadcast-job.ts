import type { BroadcastJob } from '@anonchat/contracts'
import type { JobOutcome } from '@anonchat/queue'
import {
  type BroadcastRecord,
  type Counts,
  changeBroadcast,
  findBroadcast,
  hasOpen,
  makeParcels,
  newestUserId,
  takeForUndo,
} from '@anonchat/store'
import { audienceOf } from '../domain/broadcast/audience.js'
import { NOTHING } from '../domain/broadcast/progress.js'
import { parcelSizes, rateOf } from '../domain/broadcast/sizes.js'
import type { CallBack } from '../out/broadcast/call-back.js'
import type { BroadcastContext } from '../out/broadcast/context.js'
import { lookAgain } from '../out/broadcast/hindrance.js'
import type { Show } from '../out/broadcast/show.js'
import { openWork } from '../out/broadcast/work.js'

const DONE: JobOutcome = { kind: 'done' }
const LOOK_MS = 500
/** A time that is far away is looked at again now and then: it may have been changed. */
const LONGEST_WAIT_MS = 60_000

const again = (afterMs = LOOK_MS): JobOutcome => ({ kind: 'again', afterMs })

/**
 * Drives a broadcast: looks how it stands and does what is next, again and again, until it is over. Everything that it knows
 * stands in MySQL and Redis, and every step may be repeated, by whichever replica has the job.
 */
export function createBroadcastJob(
  context: BroadcastContext,
  show: Show,
  callBack: CallBack,
  takeAlbum: (draft: BroadcastRecord, album: NonNullable<BroadcastJob['album']>) => Promise<void>,
): (job: BroadcastJob) => Promise<JobOutcome> {
  const { db, parcels, findAdmin, now } = context
  const work = openWork(context)
  const sizesOf = ({ allowPaid }: BroadcastRecord) =>
    parcelSizes(rateOf({ allowPaid: context.paid && allowPaid }, context.perSecond))

  const begin = async (broadcast: BroadcastRecord): Promise<JobOutcome> => {
    const { id, scheduledAt } = broadcast
    const left = (scheduledAt?.getTime() ?? 0) - now()
    if (left > 0) return again(Math.min(left, LONGEST_WAIT_MS))
    const { against } = await lookAgain(context, broadcast)
    if (against !== null) {
      await changeBroadcast(db, id, ['scheduled'], 'paused', { heldFor: against })
      return again(0)
    }
    const lastUserId = await newestUserId(db)
    await changeBroadcast(db, id, ['scheduled'], 'running', { lastUserId, startedAt: new Date(now()) })
    return again(0)
  }

  const run = async (broadcast: BroadcastRecord): Promise<JobOutcome> => {
    const { id, adminId, cursorUserId, lastUserId } = broadcast
    if ((await findAdmin(adminId)) === null) {
      await parcels.hold(id, 'admin-gone')
      await changeBroadcast(db, id, ['running'], 'paused', { heldFor: 'admin-gone' })
      return again(0)
    }
    const held = await parcels.heldFor(id)
    // Held by the relay, which found that it cannot go on; what admins hold does not run in MySQL either.
    if (held === 'source-gone' || held === 'refused') {
      await changeBroadcast(db, id, ['running'], 'paused', { heldFor: held })
      return again(0)
    }
    if (held !== null) await parcels.unhold(id)
    const { open, counts } = await work.goOn(broadcast)
    const sizes = sizesOf(broadcast)
    const allTaken = cursorUserId >= lastUserId
    if (allTaken && open === 0) {
      await changeBroadcast(db, id, ['running'], 'finished', { finishedAt: new Date(now()) })
      return again(0)
    }
    await show(broadcast, counts)
    if (allTaken || open >= sizes.parcels * 0.75) return again()
    await makeParcels(db, broadcast, audienceOf(broadcast.audience, now()), {
      ...sizes,
      parcels: sizes.parcels - open,
    })
    return again(0)
  }

  const over = async (broadcast: BroadcastRecord, counts: Counts = NOTHING): Promise<JobOutcome> => {
    await show(broadcast, counts, true)
    await callBack(broadcast, counts)
    return DONE
  }

  const pause = async (broadcast: BroadcastRecord): Promise<JobOutcome> => {
    await parcels.hold(broadcast.id, 'paused')
    const { counts, busy, settled } = await work.standStill(broadcast, 'later')
    // It stands otherwise by now than was read.
    if (settled > 0) return again(0)
    if (!busy) return await over(broadcast, counts)
    await show(broadcast, counts)
    return again()
  }

  const cancel = async (broadcast: BroadcastRecord): Promise<JobOutcome> => {
    const { id, finishedAt } = broadcast
    await parcels.hold(id, 'cancelled')
    if ((await work.standStill(broadcast, 'left-out')).open > 0) return again()
    await parcels.unhold(id)
    if (finishedAt === null) {
      await changeBroadcast(db, id, ['cancelled'], undefined, { finishedAt: new Date(now()) })
      return again(0)
    }
    return await over(broadcast)
  }

  const undo = async (broadcast: BroadcastRecord): Promise<JobOutcome> => {
    const { id } = broadcast
    // Held before it is looked who has a parcel: who took one between look and end would send what nobody counts.
    if (await hasOpen(db, id)) {
      await parcels.hold(id, 'cancelled')
      if ((await work.standStill(broadcast, 'left-out')).open > 0) return again()
    }
    await parcels.unhold(id)
    const { open, counts } = await work.takeBack(broadcast)
    const sizes = sizesOf(broadcast)
    await show(broadcast, counts)
    if (open >= sizes.parcels * 0.75) return again()
    if ((await takeForUndo(db, id, sizes.parcels - open)) > 0) return again(0)
    if (open > 0) return again()
    await changeBroadcast(db, id, ['undoing'], 'undone')
    return again(0)
  }

  return async ({ broadcastId, album }) => {
    const broadcast = await findBroadcast(db, broadcastId)
    if (album !== undefined) {
      if (broadcast?.status === 'draft') await takeAlbum(broadcast, album)
      return DONE
    }
    switch (broadcast?.status) {
      case undefined:
      case 'draft':
        return DONE
      case 'scheduled':
        return await begin(broadcast)
      case 'running':
        return await run(broadcast)
      case 'paused':
        return await pause(broadcast)
      case 'cancelled':
        return await cancel(broadcast)
      case 'undoing':
        return await undo(broadcast)
      case 'finished':
      case 'undone':
        return await over(broadcast)
    }
  }
}
