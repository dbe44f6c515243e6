import type { Database } from './client.js'

/** What the moderators decided about a member, by the record. */
export interface Standing {
  /** `until` null: for ever. A ban whose time is over stands here until the member comes back. */
  readonly ban: { readonly until: Date | null; readonly reason: string | null } | null
  /** Holds until a moderator has looked. `reason`: the category of the reports that led to it. */
  readonly suspension: { readonly since: Date; readonly reason: string | null } | null
}

export interface Moderated {
  /** `users.id`. */
  readonly userId: number
  readonly before: Standing
  readonly after: Standing
  /** False where it stood like that already. */
  readonly changed: boolean
}

interface Ban {
  /** The Telegram id. */
  readonly memberId: number
  /** Null: for ever. */
  readonly until: Date | null
  /** In the words that the member reads; at most 512 characters. */
  readonly reason: string | null
}

interface Suspension {
  readonly memberId: number
  readonly reason: string | null
  readonly at: Date
}

const COLUMNS = {
  id: true,
  isBanned: true,
  bannedUntil: true,
  banReason: true,
  suspendedAt: true,
  suspendedFor: true,
} as const

interface Row {
  readonly id: number
  readonly isBanned: boolean
  readonly bannedUntil: Date | null
  readonly banReason: string | null
  readonly suspendedAt: Date | null
  readonly suspendedFor: string | null
}

/** The standing that columns of `users` tell. */
export const standingOf = (row: Omit<Row, 'id'>): Standing => ({
  ban: row.isBanned ? { until: row.bannedUntil, reason: row.banReason } : null,
  suspension: row.suspendedAt === null ? null : { since: row.suspendedAt, reason: row.suspendedFor },
})

type Columns = Partial<Omit<Row, 'id'>> & { readonly reportsClearedAt?: Date }

/** Changes what a row says of a member's standing, under its lock, so that `before` is what was there. */
async function moderate(
  db: Database,
  memberId: number,
  decide: (before: Standing) => Columns,
): Promise<Moderated | null> {
  const telegramId = BigInt(memberId)
  return await db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM users WHERE telegram_id = ${telegramId} FOR UPDATE`
    const row = await tx.user.findUnique({ where: { telegramId }, select: COLUMNS })
    if (row === null) return null
    const before = standingOf(row)
    const after = standingOf({ ...row, ...decide(before) })
    const changed = JSON.stringify(before) !== JSON.stringify(after)
    if (changed) await tx.user.update({ where: { telegramId }, data: decide(before), select: { id: true } })
    return { userId: row.id, before, after, changed }
  })
}

/**
 * Bans a member; a ban that is there already is replaced. May be repeated.
 * @returns what stood before and stands now; null for somebody of whom nothing is written
 */
export const banMember = (db: Database, { memberId, until, reason }: Ban): Promise<Moderated | null> =>
  moderate(db, memberId, () => ({ isBanned: true, bannedUntil: until, banReason: reason }))

/** Lifts a ban. May be repeated; null for somebody of whom nothing is written. */
export const unbanMember = (db: Database, memberId: number): Promise<Moderated | null> =>
  moderate(db, memberId, () => ({ isBanned: false, bannedUntil: null, banReason: null }))

/** Takes away a ban whose time was over at `now`; leaves any other. May be repeated. */
export const endBan = (db: Database, memberId: number, now: Date): Promise<Moderated | null> =>
  moderate(db, memberId, ({ ban }) =>
    ban !== null && ban.until !== null && ban.until <= now
      ? { isBanned: false, bannedUntil: null, banReason: null }
      : {},
  )

/** Suspends a member until `liftSuspension`; one that is there already stays as it is. May be repeated. */
export const suspendMember = (
  db: Database,
  { memberId, reason, at }: Suspension,
): Promise<Moderated | null> =>
  moderate(db, memberId, ({ suspension }) =>
    suspension === null ? { suspendedAt: at, suspendedFor: reason } : {},
  )

/**
 * Lifts a suspension; the reports of before `at` lead to none any more. May be repeated; null for somebody of whom nothing is
 * written.
 */
export const liftSuspension = (db: Database, memberId: number, at = new Date()): Promise<Moderated | null> =>
  moderate(db, memberId, () => ({ suspendedAt: null, suspendedFor: null, reportsClearedAt: at }))
