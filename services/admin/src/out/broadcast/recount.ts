import { type BroadcastRecord, changeBroadcast, countAudience } from '@anonchat/store'
import { audienceOf } from '../../domain/broadcast/audience.js'
import type { BroadcastContext } from './context.js'

/** A draft with its audience counted as it is now. */
export async function recount(
  { db, now }: Pick<BroadcastContext, 'db' | 'now'>,
  draft: BroadcastRecord,
): Promise<BroadcastRecord> {
  const audienceSize = await countAudience(db, audienceOf(draft.audience, now()))
  if (audienceSize === draft.audienceSize) return draft
  await changeBroadcast(db, draft.id, ['draft'], undefined, { audienceSize })
  return { ...draft, audienceSize }
}
