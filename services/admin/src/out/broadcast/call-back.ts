import { type BroadcastRecord, type Counts, findMember } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import { callBackWords } from '../../domain/broadcast/call-back-words.js'
import { knownOf, withOpen } from '../../domain/broadcast/progress.js'
import type { BroadcastContext } from './context.js'

/** Calls the admin back to a broadcast that stands still. @param open what is known of parcels that are not settled */
export type CallBack = (broadcast: BroadcastRecord, open: Counts) => Promise<void>

/** Edits of the living message make no sound: this does. Said once for each standstill, however often it is repeated. */
export const callBack =
  ({ db, publish, now }: BroadcastContext): CallBack =>
  async (broadcast, open) => {
    const { id, adminId, status } = broadcast
    const member = await findMember(db, adminId)
    const text = callBackWords(broadcast, t(nearestLang(member?.language)))
    if (text === undefined) return
    const trace = `broadcast-${id}`
    await publish.envelope({
      // Who goes on after a standstill has more outcomes at the next one.
      key: `${trace}/${status}-${knownOf(withOpen(broadcast.counts, open, false))}`,
      trace,
      chatId: adminId,
      lane: 'live',
      decidedAt: now(),
      action: { kind: 'send', content: { kind: 'text', text } },
    })
  }
