import {
  type Actor,
  type BroadcastChanges,
  type BroadcastRecord,
  type BroadcastStatus,
  changeBroadcast,
  findBroadcast,
  newestUserId,
  recordAdminAction,
} from '@anonchat/store'
import { UNDO_MS } from '../../domain/broadcast/living-screen.js'
import type { BroadcastContext } from './context.js'
import { drive } from './keep-driven.js'

export type BroadcastOrder = 'send' | 'begin' | 'pause' | 'resume' | 'cancel' | 'undo'

/** Who orders; the trace makes a repetition harmless. */
export interface OrderedBy {
  readonly actor: Actor
  readonly trace: string
  /** The living message from now on, where the order came from one. */
  readonly messageId?: number | undefined
}

/** `not-now`: it stands where this cannot be done (any more); `late`: what was sent cannot be deleted any more. */
export type Ordered = 'done' | 'not-now' | 'late' | 'gone'

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

/**
 * Carries out an order about a broadcast, from the chat or from the operator's page alike, with its line in the audit log.
 * May be repeated.
 */
export async function orderBroadcast(
  context: BroadcastContext,
  id: number,
  order: BroadcastOrder,
  { actor, trace, messageId }: OrderedBy,
): Promise<Ordered> {
  const { db, parcels, now } = context
  const key = `${trace}/broadcast`
  const broadcast = await findBroadcast(db, id)
  if (broadcast === null) return 'gone'
  if (order === 'send' && (broadcast.sourceMessageIds.length === 0 || broadcast.audienceSize === 0))
    return 'not-now'
  const sentBefore = broadcast.startedAt?.getTime() ?? now()
  if (order === 'undo' && now() - sentBefore > UNDO_MS) return 'late'
  const to = statusAfter(order, broadcast, now())
  const begins = (order === 'send' || order === 'begin') && to === 'running'
  const changes: BroadcastChanges = {
    ...(begins ? { lastUserId: await newestUserId(db), startedAt: new Date(now()) } : {}),
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
