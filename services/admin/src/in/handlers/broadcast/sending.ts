import { type BroadcastRecord, findBroadcast } from '@anonchat/store'
import type { ButtonAsk } from '../../../domain/ask.js'
import type { BroadcastData } from '../../../domain/broadcast/data.js'
import { confirmScreen } from '../../../domain/broadcast/draft-screen.js'
import { livingScreen, undoScreen } from '../../../domain/broadcast/living-screen.js'
import { mayChange } from '../../../domain/broadcast/rights.js'
import { words } from '../../../domain/screen.js'
import { progressNow } from '../../../out/broadcast/known.js'
import { type BroadcastOrder, orderBroadcast } from '../../../out/broadcast/orders.js'
import type { Reply } from '../../../out/reply.js'
import type { BroadcastsContext } from './context.js'
import { showDraft } from './draft.js'

const ORDERS: readonly BroadcastOrder[] = ['send', 'begin', 'pause', 'resume', 'cancel', 'undo']

/** Shows a broadcast as it stands: a draft with what can be changed, anything else with how far it is. */
export async function showBroadcast(
  context: BroadcastsContext,
  ask: ButtonAsk,
  reply: Reply,
  record: BroadcastRecord,
): Promise<void> {
  if (record.status === 'draft') return await showDraft(context, ask, reply, record.id)
  await reply.show(livingScreen(ask.texts, record, await progressNow(context, record)))
}

/** The work of the buttons that send, hold, cancel and undo; null for another button. */
export function orderWork(
  context: BroadcastsContext,
  ask: ButtonAsk,
  reply: Reply,
  { id, verb, value }: BroadcastData,
): ((record: BroadcastRecord) => Promise<void>) | null {
  const { db, perSecond } = context
  const order = ORDERS.find((one) => one === verb)
  if (order === undefined) return null
  if (order === 'undo' && value !== 'yes')
    return async (record) => reply.show(undoScreen(ask.texts, record, await progressNow(context, record)))
  return async (record) => {
    const actor = { kind: 'telegram', adminId: ask.adminId } as const
    // The living message is edited in the chat of who wrote the broadcast: an id of another chat names nothing there.
    const isWriter = ask.adminId === record.adminId
    const by = {
      actor,
      trace: ask.trace,
      messageId: isWriter ? (ask.messageId ?? undefined) : undefined,
      agreed: value,
    }
    const outcome = await orderBroadcast(context, id, order, by)
    if (outcome === 'late') return await reply.say(words(ask.texts.broadcast.undoLate()))
    const after = await findBroadcast(db, id)
    if (after === null || !mayChange(after, actor)) return await reply.say(words(ask.texts.broadcast.gone()))
    // The audience has grown since it was asked: what was agreed to is not what it costs.
    if (outcome === 'price' && after.status === 'draft')
      return await reply.show(confirmScreen(ask.texts, after, perSecond))
    await showBroadcast(context, ask, reply, after)
  }
}
