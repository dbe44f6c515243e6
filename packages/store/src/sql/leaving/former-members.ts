import { z } from 'zod'
import type { Prisma } from '../../generated/prisma/client.js'
import type { Database } from '../client.js'

const DAY_MS = 86_400_000
const FORGOTTEN_AT_ONCE = 500
/** For so long it is known that somebody was a member before; for longer only where a ban or the like still holds. */
const KNOWN_FOR_DAYS = 365
/** For so long after a room its members can be reported, and one day more. */
const REPORTABLE_FOR_DAYS = 2

export interface Returning {
  /** The Telegram id. */
  readonly memberId: number
  /** The keyed hash of it, by `identities`. */
  readonly identity: string
  /** A registration is about to be written; otherwise somebody only said something. */
  readonly registers: boolean
  readonly at: Date
}

/**
 * Gives somebody who deleted everything and is back the row that was left of them, where it matters that they are the
 * same: a ban, a suspension or a refusal holds, or, once they register, reports about them may still be decided or
 * somebody blocked them. All else begins anew. May be repeated. @returns whether anything holds of what was before
 */
export const takeBack = (db: Database, returning: Returning): Promise<boolean> =>
  db.prisma.$transaction(async (tx) => {
    const { identity, registers, at } = returning
    const former = await tx.formerMember.findUnique({
      where: { identityHash: identity },
      select: { deletedAt: true, user: { select: LEFT } },
    })
    const left = former?.user
    if (!left || left.telegramId > 0n) return false
    const telegramId = BigInt(returning.memberId)
    const isNew = (await tx.user.findUnique({ where: { telegramId }, select: { id: true } })) === null
    const holds = stands(left, at)
    const same =
      holds ||
      (registers &&
        ((isNew && (await mayBeReported(tx, left.id, former, at))) || (await isBlocked(tx, left.id))))
    if (!same) return false
    if (isNew) {
      const back = { telegramId, deletedAt: null, isUnreachable: false }
      await tx.user.update({ where: { id: left.id }, data: back, select: { id: true } })
    } else {
      // Something made a row before, as a payment does: what holds is moved there.
      const { id: _, telegramId: __, ...standing } = left
      const data = holds ? standing : {}
      const { id } = await tx.user.update({ where: { telegramId }, data, select: { id: true } })
      await tx.$executeRaw`UPDATE IGNORE blocks SET blocked_id = ${id} WHERE blocked_id = ${left.id}`
      await tx.block.deleteMany({ where: { blockedId: left.id } })
      await tx.user.update({ where: { id: left.id }, data: NOTHING_HOLDS, select: { id: true } })
    }
    return true
  })

const LEFT = {
  id: true,
  telegramId: true,
  isBanned: true,
  bannedUntil: true,
  banReason: true,
  suspendedAt: true,
  suspendedFor: true,
  refusedUntil: true,
} as const satisfies Prisma.UserSelect

type Left = Prisma.UserGetPayload<{ select: typeof LEFT }>

const NOTHING_HOLDS = {
  isBanned: false,
  bannedUntil: null,
  banReason: null,
  suspendedAt: null,
  suspendedFor: null,
  refusedUntil: null,
} as const

function stands({ isBanned, bannedUntil, suspendedAt, refusedUntil }: Left, at: Date): boolean {
  if (isBanned && (bannedUntil === null || bannedUntil > at)) return true
  return suspendedAt !== null || (refusedUntil !== null && refusedUntil > at)
}

/** Reports about them wait for a moderator, or may still be made. */
async function mayBeReported(
  tx: Pick<Database['prisma'], 'report'>,
  userId: number,
  { deletedAt }: { readonly deletedAt: Date },
  at: Date,
): Promise<boolean> {
  if (deletedAt.getTime() + REPORTABLE_FOR_DAYS * DAY_MS > at.getTime()) return true
  const open = { reportedId: userId, isResolved: false }
  return (await tx.report.findFirst({ where: open, select: { id: true } })) !== null
}

const isBlocked = async (tx: Pick<Database['prisma'], 'block'>, userId: number): Promise<boolean> =>
  (await tx.block.findFirst({ where: { blockedId: userId }, select: { blockedId: true } })) !== null

/** Whether somebody was a member once and deleted everything. */
export const wasMember = async (db: Database, identity: string): Promise<boolean> =>
  (await db.prisma.formerMember.findUnique({
    where: { identityHash: identity },
    select: { identityHash: true },
  })) !== null

/** Forgets those who left long ago, unless a ban or the like still holds. */
export async function forgetFormerMembers(db: Database, at: Date): Promise<void> {
  const before = new Date(at.getTime() - KNOWN_FOR_DAYS * DAY_MS)
  // Read first: what is deleted is locked, and there is seldom anything.
  const rows: unknown = await db.prisma.$queryRaw`
    SELECT f.identity_hash AS identityHash FROM former_members f LEFT JOIN users u ON u.id = f.user_id
    WHERE f.deleted_at < ${before} AND (u.id IS NULL OR NOT (
      (u.is_banned AND (u.banned_until IS NULL OR u.banned_until > ${at})) OR u.suspended_at IS NOT NULL
      OR (u.refused_until IS NOT NULL AND u.refused_until > ${at})))
    ORDER BY f.deleted_at LIMIT ${FORGOTTEN_AT_ONCE}`
  const old = z.array(z.object({ identityHash: z.string() })).parse(rows)
  if (old.length === 0) return
  await db.prisma.formerMember.deleteMany({
    where: { identityHash: { in: old.map(({ identityHash }) => identityHash) } },
  })
}
