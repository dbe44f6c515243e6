import { type BroadcastRecord, type Counts, findMember } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import { callBackWords } from '../../domain/broadcast/call-back-words.js'
import { knownOf, withOpen } from '../../domain/broadcast/progress.js'
import type { BroadcastContext } from './context.js'

/** Calls the admin back to a broadcast that stands still. @param open what is known of parcels that are not settled */
export type CallBack = (broadcast: BroadcastRecord, open: Counts) => Promise<void>

/**
 * Edits of the living message make no sound: this does. Said once for each standstill, however often it is repeated; to all
 * others where who wrote the broadcast is no admin any more.
 */
export const callBack = ({ db, publish, admins, findAdmin, now }: BroadcastContext): CallBack => {
  const readers = async ({ adminId, status, heldFor }: BroadcastRecord) => {
    if (status !== 'paused' || heldFor !== 'admin-gone')
      return [{ chatId: adminId, language: (await findMember(db, adminId))?.language, to: '' }]
    const asked = [...admins].map(async (chatId) => {
      const admin = await findAdmin(chatId)
      return admin === null ? [] : [{ chatId, language: admin.language, to: `/${chatId}` }]
    })
    return (await Promise.all(asked)).flat()
  }
  return async (broadcast, open) => {
    const { id, status, heldFor, counts } = broadcast
    const trace = `broadcast-${id}`
    // Who goes on after a standstill has more outcomes at the next one, or another reason.
    const key = `${trace}/${heldFor ?? status}-${knownOf(withOpen(counts, open, false))}`
    for (const { chatId, language, to } of await readers(broadcast)) {
      const text = callBackWords(broadcast, t(nearestLang(language)))
      if (text === undefined) return
      await publish.envelope({
        key: key + to,
        trace,
        chatId,
        lane: 'live',
        decidedAt: now(),
        action: { kind: 'send', content: { kind: 'text', text } },
      })
    }
  }
}
