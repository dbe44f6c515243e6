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
import { banUntil } from '../../domain/target.js'
import type { OperationContext, Order } from './context.js'
import { actionKey, type Made, madeBy } from './made.js'
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
  /** 0: for ever. */
  readonly days: number
  /** In the words that the member reads; at most 512 characters. */
  readonly reason: string | null
  /** Leaves a ban that lasts as long or longer as it is. */
  readonly keepsLonger?: boolean
}

type What = MemberModerated['what']

interface Change {
  readonly action: string
  readonly what: What
  /** When it ends, of what begins then. */
  readonly untilOf?: (from: Date) => Date | null
  readonly reason: string | null
  /** Nothing to do, as to lift a ban that is none. */
  readonly isMoot?: (before: Standing, until: Date | null) => boolean
  readonly write: (memberId: number, as: Made) => Promise<Moderated | null>
}

const lasts = ({ until }: { until: Date | null }): number => until?.getTime() ?? Number.POSITIVE_INFINITY

/** Bans a member: it ends what they do at once, and holds in the record and in Redis. */
export const ban = (
  context: OperationContext,
  order: Order,
  key: MemberKey,
  { days, reason, keepsLonger = false }: Ban,
) =>
  change(context, order, key, {
    action: 'ban',
    what: 'banned',
    untilOf: (from) => banUntil(from.getTime(), days),
    reason,
    isMoot: ({ ban }, until) => keepsLonger && ban !== null && lasts(ban) >= lasts({ until }),
    write: (memberId, made) => banMember(context.db, { memberId, until: made.until, reason: made.reason }),
  })

/** @param only lifts no ban but such a one */
export const unban = (
  context: OperationContext,
  order: Order,
  key: MemberKey,
  only: (ban: NonNullable<Standing['ban']>) => boolean = () => true,
) =>
  change(context, order, key, {
    action: 'unban',
    what: 'lifted',
    reason: null,
    isMoot: ({ ban }) => ban === null || !only(ban),
    write: (memberId) => unbanMember(context.db, memberId),
  })

/** Suspends a member until somebody lifts it. @param reason a category of reports */
export const suspend = (context: OperationContext, order: Order, key: MemberKey, reason: string | null) =>
  change(context, order, key, {
    action: 'suspend',
    what: 'suspended',
    reason,
    isMoot: ({ suspension }) => suspension !== null,
    write: (memberId, made) => suspendMember(context.db, { memberId, reason: made.reason, at: made.at }),
  })

/** @param only lifts no suspension but such a one */
export const unsuspend = (
  context: OperationContext,
  order: Order,
  key: MemberKey,
  only: (suspension: NonNullable<Standing['suspension']>) => boolean = () => true,
) =>
  change(context, order, key, {
    action: 'unsuspend',
    what: 'lifted',
    reason: null,
    isMoot: ({ suspension }) => suspension === null || !only(suspension),
    write: (memberId) => liftSuspension(context.db, memberId),
  })

/**
 * The log, the record, the session, the member's mailbox, in this order. After a crash the repetition does all of it again,
 * under the same keys, and as it was written into the log the first time.
 */
async function change(
  context: OperationContext,
  order: Order,
  key: MemberKey,
  { action, what, untilOf, reason, isMoot, write }: Change,
): Promise<Outcome> {
  const { db, standings, admins } = context
  const { actor, trace, at } = order
  const found = await standingNow(db, key)
  if (found === null) return { kind: 'nobody' }
  const { memberId, userId, before } = found
  if (admins.has(memberId) && (what === 'banned' || what === 'suspended')) return { kind: 'admin' }
  const made = await madeBy(db, trace, action, userId)
  const now = made ?? { at, until: untilOf?.(at) ?? null, reason }
  if (made === null && isMoot?.(before, now.until) === true) {
    await heal(context, order, memberId, before)
    return { kind: 'unchanged', memberId, userId, standing: before }
  }
  const until = now.until?.getTime() ?? null
  // Written before it is done: what was there before cannot be told afterwards.
  await recordAdminAction(db.prisma, {
    key: actionKey(trace, action, userId),
    actor,
    action,
    targetUserId: userId,
    before,
    after: { until, reason: now.reason },
    at,
  })
  const moderated = await write(memberId, now)
  if (moderated === null) return { kind: 'nobody' }
  await standings.set(memberId, moderated.after)
  await tell(context, order, memberId, { what, until, reason: now.reason })
  return { kind: 'done', memberId, userId, standing: moderated.after }
}

/** Another order may have been cut short between the record and Redis, which then bars a member who is free. */
async function heal(
  context: OperationContext,
  order: Order,
  memberId: number,
  standing: Standing,
): Promise<void> {
  if (memberId <= 0) return
  const wasOtherwise = await context.standings.set(memberId, standing)
  if (wasOtherwise && standing.ban === null && standing.suspension === null)
    await tell(context, order, memberId, { what: 'lifted', until: null, reason: null })
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
