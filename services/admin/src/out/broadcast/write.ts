import {
  type AudienceChoice,
  type BroadcastRecord,
  changeBroadcast,
  countAudience,
  createBroadcast,
  findBroadcast,
  findBroadcastOf,
  findMember,
  recordAdminAction,
} from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import { audienceOf } from '../../domain/broadcast/audience.js'
import { draftScreen } from '../../domain/broadcast/draft-screen.js'
import { creationKeyOf } from '../../domain/broadcast/rights.js'
import type { Order } from '../operations/context.js'
import type { BroadcastContext } from './context.js'
import { type Shown, showWritten, type Written } from './show-written.js'

/** A broadcast as it is written elsewhere than in the chat. */
export interface NewDraft extends Written {
  readonly audience: AudienceChoice
  readonly scheduledAt: Date | null
}

type NotShown = Exclude<Shown, { kind: 'shown' }>

export type WriteOutcome =
  | { readonly kind: 'draft'; readonly draft: BroadcastRecord }
  /** Nobody is in the audience: nothing is shown. */
  | { readonly kind: 'nobody-there' }
  | NotShown

/** The name under which the relay remembers the message that shows a draft, and later how far it is. */
export const draftSlot = (id: number): string => `broadcast-${id}`

/**
 * Writes a broadcast: shows it in the admin's chat, and begins a draft whose message that is, as if the admin had written it
 * there. Nothing is begun unless Telegram has taken the message. The same order again begins no other.
 */
export async function writeBroadcast(
  context: BroadcastContext,
  order: Order,
  adminId: number,
  { audience, scheduledAt, ...written }: NewDraft,
): Promise<WriteOutcome> {
  const { db, now } = context
  const key = creationKeyOf(order.actor, order.trace)
  const known = await findBroadcastOf(db, key)
  if (known === null) {
    const audienceSize = await countAudience(db, audienceOf(audience, now()))
    if (audienceSize === 0) return { kind: 'nobody-there' }
    const shown = await showWritten(context, order, adminId, written)
    if (shown.kind !== 'shown') return shown
    const { buttons } = written
    await createBroadcast(db, {
      key,
      adminId,
      sourceMessageIds: [shown.messageId],
      createdAt: order.at,
      chosen: { buttons, audience, audienceSize, scheduledAt },
    })
  }
  const draft = known ?? (await findBroadcastOf(db, key))
  if (draft === null) throw new Error('a draft that was begun is gone')
  await recordAdminAction(db.prisma, {
    key: `${order.trace}/write`,
    actor: order.actor,
    action: 'broadcast.write',
    target: `broadcast:${draft.id}`,
    after: { admin: draft.adminId },
    at: order.at,
  })
  await showDraftInChat(context, order, draft)
  return { kind: 'draft', draft }
}

/** Has a draft say other words: they are shown, and are its message from then on. */
export async function rewriteBroadcast(
  context: BroadcastContext,
  order: Order,
  { id, adminId, buttons }: BroadcastRecord,
  html: string,
): Promise<{ readonly kind: 'done' } | { readonly kind: 'not-now' } | NotShown> {
  const shown = await showWritten(context, order, adminId, { html, buttons })
  if (shown.kind !== 'shown') return shown
  const changes = { sourceMessageIds: [shown.messageId] }
  if (!(await changeBroadcast(context.db, id, ['draft'], undefined, changes))) return { kind: 'not-now' }
  const draft = await findBroadcast(context.db, id)
  if (draft !== null) await showDraftInChat(context, order, draft)
  return { kind: 'done' }
}

/** Below the message: what can be changed about it, for who goes on in the chat. */
async function showDraftInChat(
  { db, publish, paid }: BroadcastContext,
  { trace, at }: Order,
  draft: BroadcastRecord,
): Promise<void> {
  const member = await findMember(db, draft.adminId)
  const screen = draftScreen(t(nearestLang(member?.language)), draft, { paid })
  await publish.envelope({
    key: `${trace}/draft`,
    trace,
    chatId: draft.adminId,
    lane: 'live',
    decidedAt: at.getTime(),
    action: { kind: 'send', ...screen, remember: draftSlot(draft.id) },
  })
}
