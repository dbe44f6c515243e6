import { type BroadcastRecord, changeBroadcast, countAudience } from '@anonchat/store'
import { audienceOf } from '../../domain/broadcast/audience.js'
import type { BroadcastContext } from './context.js'

/** A draft with its audience counted as it is now; it costs nothing where the operator allows that no more. */
export async function recount(
  { db, now, paid }: Pick<BroadcastContext, 'db' | 'now' | 'paid'>,
  draft: BroadcastRecord,
): Promise<BroadcastRecord> {
  const audienceSize = await countAudience(db, audienceOf(draft.audience, now()))
  const isOver = draft.allowPaid && !paid
  if (audienceSize === draft.audienceSize && !isOver) return draft
  const changes = { audienceSize, ...(isOver ? { allowPaid: false } : {}) }
  await changeBroadcast(db, draft.id, ['draft'], undefined, changes)
  return { ...draft, ...changes }
}
