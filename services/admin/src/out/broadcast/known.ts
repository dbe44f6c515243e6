import { type BroadcastRecord, type Counts, countOutcomes, messagesOf, parcelsIn } from '@anonchat/store'
import { addCounts, NOTHING, type Progress, progressOf } from '../../domain/broadcast/progress.js'
import type { BroadcastContext } from './context.js'
import { actionOf } from './work.js'

type Reads = Pick<BroadcastContext, 'db' | 'parcels'>

/** What is known of the parcels of a broadcast that are on their way, without looking after them. */
export async function openCounts({ db, parcels }: Reads, broadcast: BroadcastRecord): Promise<Counts> {
  const { id, status, startedAt, finishedAt } = broadcast
  const isOver =
    status === 'finished' || status === 'undone' || (status === 'cancelled' && finishedAt !== null)
  if (startedAt === null || isOver) return NOTHING
  const undoing = status === 'undoing'
  const rows = await parcelsIn(db, id, undoing ? 'undoing' : 'open')
  // Of deletions only those that are done count, so that it is enough to know how many there are at most.
  const asked = rows.map(({ number, chatIds }) => ({
    id: undoing ? `${id}-${number}-undo` : `${id}-${number}`,
    recipients: chatIds.length,
  }))
  const found = await parcels.recorded(asked, undoing ? 0 : messagesOf(actionOf(broadcast)))
  return found.map(({ recorded }) => countOutcomes(recorded)).reduce(addCounts, NOTHING)
}

/** How far a broadcast is now, as its living message says it. */
export async function progressNow(context: Reads, broadcast: BroadcastRecord): Promise<Progress> {
  return progressOf(broadcast, await openCounts(context, broadcast), undefined)
}
