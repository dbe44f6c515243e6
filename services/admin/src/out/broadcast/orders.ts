import {
  type Actor,
  type BroadcastChanges,
  type BroadcastRecord,
  type BroadcastStatus,
  changeBroadcast,
  findBroadcast,
  newestUserId,
  recordAdminAction,
  settledSince,
} from '@anonchat/store'
import { UNDO_MS } from '../../domain/broadcast/living-screen.js'
import { mostStars, priceOf } from '../../domain/broadcast/price.js'
import type { BroadcastContext } from './context.js'
import { type Hindrance, lookAgain } from './hindrance.js'
import { drive } from './keep-driven.js'
import { openCounts } from './known.js'

export type BroadcastOrder = 'send' | 'begin' | 'pause' | 'resume' | 'cancel' | 'undo'

/** Who orders; the trace makes a repetition harmless. */
export interface OrderedBy {
  readonly actor: Actor
  readonly trace: string
  /** The living message from now on, where the order came from one. */
  readonly messageId?: number | undefined
  /** The price to which who orders agrees: see `priceOf`. */
  readonly agreed?: string | undefined
}

/**
 * `not-now`: it stands where this cannot be done (any more); `late`: what was sent cannot be deleted any more; `nobody-there`:
 * its audience is empty. A hindrance of what was sent off stands in its record from then on.
 */
export type Ordered = 'done' | 'not-now' | 'late' | 'gone' | 'nobody-there' | Hindrance

const FROM: Readonly<Record<BroadcastOrder, readonly BroadcastStatus[]>> = {
  send: ['draft'],
  begin: ['scheduled'],
  pause: ['running'],
  resume: ['paused'],
  cancel: ['draft', 'scheduled', 'running', 'paused'],
  undo: ['paused', 'finished', 'cancelled'],
}

const later = ({ scheduledAt }: BroadcastRecord, now: number): boolean => (scheduledAt?.getTime() ?? 0) > now

function statusAfter(order: BroadcastOrder, broadcast: BroadcastRecord, now: number): BroadcastStatus {
  switch (order) {
    case 'send':
      return later(broadcast, now) ? 'scheduled' : 'running'
    case 'begin':
    case 'resume':
      return 'running'
    case 'pause':
      return 'paused'
    case 'cancel':
      return 'cancelled'
    case 'undo':
      return 'undoing'
  }
}

/** Whether Telegram deletes nothing any more of what was sent: a broadcast may take days, or was paused for some. */
async function isTooOld(context: BroadcastContext, broadcast: BroadcastRecord): Promise<boolean> {
  const { db, now } = context
  const youngest = now() - UNDO_MS
  if ((broadcast.startedAt?.getTime() ?? now()) >= youngest) return false
  if (await settledSince(db, broadcast.id, new Date(youngest))) return false
  return (await openCounts(context, broadcast)).done === 0
}

/** What speaks against sending a draft off, as it was counted now. */
function againstSending(draft: BroadcastRecord, agreed: string): 'not-now' | 'nobody-there' | 'price' | null {
  if (draft.sourceMessageIds.length === 0) return 'not-now'
  if (draft.audienceSize === 0) return 'nobody-there'
  return priceOf(draft) === agreed ? null : 'price'
}

/** Whoever starts a broadcast once more finds it no draft any more. */
const nameOf = (order: BroadcastOrder): string => (order === 'send' || order === 'begin' ? 'start' : order)

/**
 * Carries out an order about a broadcast, from the chat or from the operator's page alike, with its line in the audit log.
 * May be repeated.
 */
export async function orderBroadcast(
  context: BroadcastContext,
  id: number,
  order: BroadcastOrder,
  { actor, trace, messageId, agreed = '' }: OrderedBy,
): Promise<Ordered> {
  const { db, parcels, now } = context
  const key = `${trace}/broadcast/${id}/${nameOf(order)}`
  const found = await findBroadcast(db, id)
  if (found === null) return 'gone'
  const sets =
    (order === 'send' || order === 'begin' || order === 'resume') && FROM[order].includes(found.status)
  const { broadcast, against } = sets
    ? await lookAgain(context, found, agreed)
    : { broadcast: found, against: null }
  if (sets && order === 'send') {
    const fault = against === 'admin-gone' ? against : againstSending(broadcast, agreed)
    if (fault !== null) return fault
  } else if (against !== null) {
    await changeBroadcast(db, id, FROM[order], 'paused', { heldFor: against })
    await drive(context, id)
    return against
  }
  if (order === 'undo' && (await isTooOld(context, broadcast))) return 'late'
  const to = statusAfter(order, broadcast, now())
  const begins = sets && to === 'running' && broadcast.startedAt === null
  const agrees = sets && order !== 'begin' && broadcast.startedAt === null && broadcast.allowPaid
  const changes: BroadcastChanges = {
    ...(begins ? { lastUserId: await newestUserId(db), startedAt: new Date(now()) } : {}),
    ...(agrees ? { agreedStars: mostStars(broadcast.audienceSize) } : {}),
    ...(order === 'resume' ? { heldFor: null } : {}),
    ...(messageId === undefined ? {} : { statusMessageId: messageId }),
  }
  const changed = await changeBroadcast(db, id, FROM[order], to, changes, (tx) =>
    recordAdminAction(tx, {
      key,
      actor,
      action: `broadcast.${order}`,
      target: `broadcast:${id}`,
      before: { status: broadcast.status },
      after: { status: to, people: broadcast.audienceSize },
      at: new Date(now()),
    }),
  )
  const started = begins || broadcast.startedAt !== null
  if (changed && started && (order === 'pause' || order === 'cancel')) await parcels.hold(id, to)
  if (changed && order === 'resume') await parcels.unhold(id)
  // A repetition finds it changed already, and its driver perhaps not there.
  if (broadcast.status !== 'draft' || order === 'send') await drive(context, id)
  if (changed) return 'done'
  const done = await db.prisma.adminAction.findUnique({ where: { key }, select: { id: true } })
  return done === null ? 'not-now' : 'done'
}
