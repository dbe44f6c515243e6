import type { OutboundAction } from '@anonchat/contracts'
import {
  type Asking,
  type BroadcastRecord,
  changeBroadcast,
  findBroadcast,
  findMember,
} from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import { draftScreen } from '../../domain/broadcast/draft-screen.js'
import type { BroadcastContext } from './context.js'
import { recount } from './recount.js'
import { actionOf } from './work.js'

/**
 * Takes an album whose items have stopped coming for the message of a draft, and shows the draft with it. Does nothing when more
 * have come since it was asked: it is asked again for those.
 */
export const albumTaker =
  (context: BroadcastContext & { readonly asking: Asking }) =>
  async (draft: BroadcastRecord, { group, items }: { group: string; items: number }): Promise<void> => {
    const { db, publish, asking, now, paid } = context
    const { id, adminId } = draft
    const ids = await asking.gathered(adminId, group)
    if (ids.length !== items) return
    const changes = { sourceMessageIds: ids, ...(items > 1 ? { buttons: null, allowPaid: false } : {}) }
    if (!(await changeBroadcast(db, id, ['draft'], undefined, changes))) return
    const [found, member] = await Promise.all([findBroadcast(db, id), findMember(db, adminId)])
    if (found === null) return
    const record = await recount(context, found)
    const trace = `broadcast-${id}`
    const send = async (name: string, action: OutboundAction) =>
      await publish.envelope({
        key: `${trace}/${group}-${items}/${name}`,
        trace,
        chatId: adminId,
        lane: 'live',
        decidedAt: now(),
        action,
      })
    await send('preview', actionOf(record))
    const screen = draftScreen(t(nearestLang(member?.language)), record, { paid })
    await send('draft', { kind: 'send', ...screen })
  }
