import { type BroadcastRecord, changeBroadcast, countAudience } from '@anonchat/store'
import { audienceOf } from '../../domain/broadcast/audience.js'
import type { BroadcastContext } from './context.js'

/** What has not begun with its audience counted as it is now; it costs nothing where the operator allows that no more. */
export async function recount(
  { db, now, paid }: Pick<BroadcastContext, 'db' | 'now' | 'paid'>,
  broadcast: BroadcastRecord,
): Promise<BroadcastRecord> {
  const audienceSize = await countAudience(db, audienceOf(broadcast.audience, now()))
  const isOver = broadcast.allowPaid && !paid
  if (audienceSize === broadcast.audienceSize && !isOver) return broadcast
  const changes = { audienceSize, ...(isOver ? { allowPaid: false } : {}) }
  await changeBroadcast(db, broadcast.id, [broadcast.status], undefined, changes)
  return { ...broadcast, ...changes }
}
