import { type BroadcastRecord, findMember } from '@anonchat/store'
import { nearestLang, type Texts, t } from '@anonchat/texts'
import { knownOf } from '../../domain/broadcast/progress.js'
import type { BroadcastContext } from './context.js'

/** What the admin is told when nothing goes on any more by itself; undefined where they know: it was their press. */
function wordsFor(record: BroadcastRecord, { broadcast }: Texts): string | undefined {
  const { status, heldFor, counts } = record
  const id = String(record.id)
  switch (status) {
    case 'finished':
      return broadcast.hasFinished({ id, sent: counts.sent, others: knownOf(counts) - counts.sent })
    case 'undone':
      return broadcast.wasUndone({ id, deleted: counts.deleted })
    case 'paused':
      return heldFor === null ? undefined : broadcast.needsYou({ id })
    default:
      return undefined
  }
}

/** Calls the admin back to a broadcast: edits of its living message make no sound. Said once, however often it is repeated. */
export const callBack =
  ({ db, publish, now }: BroadcastContext) =>
  async (broadcast: BroadcastRecord): Promise<void> => {
    const { id, adminId, status, heldFor } = broadcast
    const member = await findMember(db, adminId)
    const text = wordsFor(broadcast, t(nearestLang(member?.language)))
    if (text === undefined) return
    const trace = `broadcast-${id}`
    await publish.envelope({
      key: `${trace}/${status}${heldFor === null ? '' : `-${heldFor}-${knownOf(broadcast.counts)}`}`,
      trace,
      chatId: adminId,
      lane: 'live',
      decidedAt: now(),
      action: { kind: 'send', content: { kind: 'text', text } },
    })
  }
