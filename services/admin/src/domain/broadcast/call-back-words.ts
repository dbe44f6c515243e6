import type { BroadcastRecord } from '@anonchat/store'
import type { Texts } from '@anonchat/texts'
import { knownOf } from './progress.js'

/** What calls an admin back when nothing goes on any more by itself; undefined where they know: it was their press. */
export function callBackWords(record: BroadcastRecord, { broadcast }: Texts): string | undefined {
  const { status, heldFor, counts } = record
  const id = String(record.id)
  switch (status) {
    case 'finished':
      return broadcast.hasFinished({ id, sent: counts.sent, others: knownOf(counts) - counts.sent })
    case 'undone':
      return broadcast.wasUndone({ id, deleted: counts.deleted })
    case 'paused':
      if (heldFor === 'admin-gone') return broadcast.needsAnAdmin({ id })
      return heldFor === null ? undefined : broadcast.needsYou({ id })
    default:
      return undefined
  }
}
