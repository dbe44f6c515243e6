import type { MemberModerated } from '@anonchat/contracts'
import {
  banMember,
  liftSuspension,
  type MemberKey,
  type Moderated,
  recordAdminAction,
  type Standing,
  standingOf,
  suspendMember,
  unbanMember,
} from '@anonchat/store'
import type { OperationContext, Order } from './context.js'
import { tell } from './tell.js'

/** What became of an order about a member. */
export type Outcome =
  | { readonly kind: 'done'; readonly memberId: number; readonly userId: number; readonly standing: Standing }
  /** It stood like that already. */
  | {
      readonly kind: 'unchanged'
      readonly memberId: number
      readonly userId: number
      readonly standing: Standing
    }
  | { readonly kind: 'nobody' }
  /** Admins are not moderated: first they must be taken out of ADMIN_IDS. */
  | { readonly kind: 'admin' }

export interface Ban {
  /** Null: for ever. */
  readonly until: Date | null
  /** In the words that the member reads; at most 512 characters. */
  readonly reason: string | null
}

type What = MemberModerated['what']

interface Change {
  readonly action: string
  readonly what: What
  readonly until: number | null
  readonly reason: string | null
  /** Nothing to do, as to lift a ban that is none. */
  readonly isMoot?: (before: Standing) => boolean
  readonly write: (memberId: number) => Promise<Moderated | null>
}

/** Bans a member: it ends what they do at once, and holds in the record and in Redis. */
export const ban = (context: OperationContext, order: Order, key: MemberKey, { until, reason }: Ban) =>
  change(context, order, key, {
    action: 'ban',
    what: 'banned',
    until: until?.getTime() ?? null,
    reason,
    write: (memberId) => banMember(context.db, { memberId, until, reason }),
  })

export const unban = (context: OperationContext, order: Order, key: MemberKey) =>
  change(context, order, key, {
    action: 'unban',
    what: 'lifted',
    until: null,
    reason: null,
    isMoot: ({ ban }) => ban === null,
    write: (memberId) => unbanMember(context.db, memberId),
  })

/** Suspends a member until somebody lifts it. @param reason a category of reports */
export const suspend = (context: OperationContext, order: Order, key: MemberKey, reason: string | null) =>
  change(context, order, key, {
    action: 'suspend',
    what: 'suspended',
    until: null,
    reason,
    isMoot: ({ suspension }) => suspension !== null,
    write: (memberId) => suspendMember(context.db, { memberId, reason, at: order.at }),
  })

export const unsuspend = (context: OperationContext, order: Order, key: MemberKey) =>
  change(context, order, key, {
    action: 'unsuspend',
    what: 'lifted',
    until: null,
    reason: null,
    isMoot: ({ suspension }) => suspension === null,
    write: (memberId) => liftSuspension(context.db, memberId),
  })

/**
 * The log, the record, the session, the member's mailbox, in this order. After a crash the repetition does all of it again,
 * under the same keys.
 */
async function change(
  context: OperationContext,
  order: Order,
  key: MemberKey,
  { action, what, until, reason, isMoot, write }: Change,
): Promise<Outcome> {
  const { db, standings, admins } = context
  const { actor, trace, at } = order
  const found = await standingNow(db, key)
  if (found === null) return { kind: 'nobody' }
  const { memberId, userId, before } = found
  if (admins.has(memberId) && (what === 'banned' || what === 'suspended')) return { kind: 'admin' }
  const record = {
    key: `${trace}/${action}/${userId}`,
    actor,
    action,
    targetUserId: userId,
    before,
    after: { until, reason },
    at,
  }
  const begun = await db.prisma.adminAction.findUnique({ where: { key: record.key }, select: { id: true } })
  if (begun === null && isMoot?.(before) === true)
    return { kind: 'unchanged', memberId, userId, standing: before }
  // Written before it is done: what was there before cannot be told afterwards.
  await recordAdminAction(db.prisma, record)
  const moderated = await write(memberId)
  if (moderated === null) return { kind: 'nobody' }
  await standings.set(memberId, moderated.after)
  await tell(context, order, memberId, { what, until, reason })
  return { kind: 'done', memberId, userId, standing: moderated.after }
}

async function standingNow({ prisma }: OperationContext['db'], key: MemberKey) {
  const row = await prisma.user.findUnique({
    where: 'userId' in key ? { id: key.userId } : { telegramId: BigInt(key.memberId) },
    select: {
      id: true,
      telegramId: true,
      isBanned: true,
      bannedUntil: true,
      banReason: true,
      suspendedAt: true,
      suspendedFor: true,
    },
  })
  return row === null ? null : { userId: row.id, memberId: Number(row.telegramId), before: standingOf(row) }
}
