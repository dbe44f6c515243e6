import { z } from 'zod'
import type { Database } from '../client.js'
import { type Actor, recordAdminAction } from './actions.js'

/** What a moderator decides about a report. */
export const RESOLUTIONS = ['none', 'warn', 'suspend', 'ban', 'dismissed'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** Who has not decided after so long gives the report back. */
export const CLAIM_MS = 15 * 60_000
/** Of the gravest that wait, this many are compared by how often their member is reported; the oldest come first. */
const WINDOW = 2_000
const CANDIDATES = 20

/** Whoever claims: an admin by their Telegram id; operators by HTTP share one name. */
export const claimantOf = (actor: Actor): bigint =>
  actor.kind === 'telegram' ? BigInt(actor.adminId) : OPERATORS
const OPERATORS = 0n

/** The row of whoever claims, who decides nothing about themselves; 0 for who is no member. */
async function ownRow({ user }: Pick<Database['prisma'], 'user'>, claimant: bigint): Promise<number> {
  if (claimant === OPERATORS) return 0
  const row = await user.findUnique({ where: { telegramId: claimant }, select: { id: true } })
  return row?.id ?? 0
}

const Ids = z.array(z.object({ id: z.coerce.number() }))

/** Those that wait for anybody: the gravest first, of them those whose member is reported most, of them the oldest. */
async function waiting(
  { prisma }: Database,
  claimant: bigint,
  own: number,
  now: Date,
  after: number[],
): Promise<number[]> {
  const longAgo = new Date(now.getTime() - CLAIM_MS)
  const skipped = after.length === 0 ? [0] : after
  const rows = Ids.parse(
    await prisma.$queryRawUnsafe(
      `SELECT r.id FROM (
         SELECT id, reported_id, severity FROM reports
         WHERE is_resolved = FALSE AND (claimed_by IS NULL OR claimed_by = ? OR claimed_at < ?)
           AND reported_id <> ? AND id NOT IN (${skipped.map(() => '?').join(',')})
         ORDER BY severity DESC, id LIMIT ${WINDOW}
       ) r
       ORDER BY r.severity DESC,
         (SELECT COUNT(*) FROM reports o WHERE o.is_resolved = FALSE AND o.reported_id = r.reported_id) DESC, r.id
       LIMIT ${CANDIDATES}`,
      // Nobody knows which of those who have the key took one: it is nobody's own.
      claimant === OPERATORS ? null : claimant,
      longAgo,
      own,
      ...skipped,
    ),
  )
  return rows.map(({ id }) => id)
}

/**
 * Claims the report that is due: no two claimants hold the same one, nor two who have the key. A claim ends by itself after CLAIM_MS.
 * Reports about the claimant are for others.
 * @param skipped reports that the claimant has put off
 * @returns its id; null when none waits
 */
export async function claimReport(
  db: Database,
  actor: Actor,
  now: Date,
  skipped: readonly number[] = [],
): Promise<number | null> {
  const claimant = claimantOf(actor)
  const own = await ownRow(db.prisma, claimant)
  for (const id of await waiting(db, claimant, own, now, [...skipped]))
    if (await claimOne(db, id, actor, now)) return id
  return null
}

/**
 * Claims one report, if it is open, nobody else's, and not about the claimant. May be repeated by an admin who holds it, which
 * prolongs the claim.
 */
export async function claimOne(db: Database, reportId: number, actor: Actor, now: Date): Promise<boolean> {
  const longAgo = new Date(now.getTime() - CLAIM_MS)
  const claimant = claimantOf(actor)
  const mine = claimant === OPERATORS ? [] : [{ claimedBy: claimant }]
  const { count } = await db.prisma.report.updateMany({
    where: {
      id: reportId,
      isResolved: false,
      reportedId: { not: await ownRow(db.prisma, claimant) },
      OR: [{ claimedBy: null }, ...mine, { claimedAt: { lt: longAgo } }],
    },
    data: { claimedBy: claimant, claimedAt: now },
  })
  return count > 0
}

/** Gives a claim back, so that others see the report again. */
export async function releaseReport({ prisma }: Database, reportId: number, actor: Actor): Promise<void> {
  await prisma.report.updateMany({
    where: { id: reportId, isResolved: false, claimedBy: claimantOf(actor) },
    data: { claimedBy: null, claimedAt: null },
  })
}

export interface Decision {
  readonly reportId: number
  readonly resolution: Resolution
  /** Of a ban. */
  readonly days?: number
  readonly actor: Actor
  /** Of the audit log's row. The same again is the same decision. */
  readonly key: string
  readonly at: Date
}

/**
 * `resolved`: by this decision, now or when it was made before: `key` and `at` are those of then. `taken`: by another one, or another
 * one holds it.
 */
export type Decided =
  | { readonly kind: 'resolved'; readonly key: string; readonly at: Date }
  | { readonly kind: 'taken' | 'gone' }

/**
 * Resolves a report, and writes so into the audit log, in one step. The same decision by the same claimant once more, within the time
 * of a claim, is the one that was made: whoever ordered it did not hear that it was, and orders it under another key.
 */
export async function resolveReport({ prisma }: Database, decision: Decision): Promise<Decided> {
  const { reportId, resolution, days, actor, key, at } = decision
  const claimant = claimantOf(actor)
  const after = { resolution, ...(days === undefined ? {} : { days }) }
  return await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM reports WHERE id = ${reportId} FOR UPDATE`
    const report = await tx.report.findUnique({ where: { id: reportId } })
    if (report === null) return { kind: 'gone' }
    const longAgo = at.getTime() - CLAIM_MS
    const mayBeSame =
      report.isResolved && report.resolvedBy === claimant && (report.resolvedAt?.getTime() ?? 0) > longAgo
    const before =
      (await tx.adminAction.findUnique({ where: { key } })) ??
      (mayBeSame ? await lastDecision(tx, reportId, report.reportedId) : null)
    if (before !== null)
      return before.stateAfter === JSON.stringify(after)
        ? { kind: 'resolved', key: before.key, at: before.createdAt }
        : { kind: 'taken' }
    const held =
      report.claimedBy !== null &&
      report.claimedBy !== claimant &&
      report.claimedAt !== null &&
      report.claimedAt.getTime() > longAgo
    const isOwn = report.reportedId === (await ownRow(tx, claimant))
    if (report.isResolved || held || isOwn) return { kind: 'taken' }
    await tx.report.update({
      where: { id: reportId },
      data: {
        isResolved: true,
        resolution,
        resolvedBy: claimant,
        resolvedAt: at,
        claimedBy: null,
        claimedAt: null,
      },
    })
    await recordAdminAction(tx, {
      key,
      actor,
      action: 'report',
      target: `report:${reportId}`,
      targetUserId: report.reportedId,
      after,
      at,
    })
    return { kind: 'resolved', key, at }
  })
}

const lastDecision = (tx: Pick<Database['prisma'], 'adminAction'>, reportId: number, reportedId: number) =>
  tx.adminAction.findFirst({
    where: { targetUserId: reportedId, action: 'report', target: `report:${reportId}` },
    orderBy: { id: 'desc' },
  })

/**
 * Opens a report again that was resolved.
 * @returns what had been decided; null when it is open, or gone
 */
export async function reopenReport(
  { prisma }: Database,
  { reportId, actor, key, at }: Omit<Decision, 'resolution'>,
): Promise<string | null> {
  return await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM reports WHERE id = ${reportId} FOR UPDATE`
    const report = await tx.report.findUnique({ where: { id: reportId } })
    const before = await tx.adminAction.findUnique({ where: { key }, select: { stateBefore: true } })
    if (before !== null)
      return z.object({ resolution: z.string() }).parse(JSON.parse(before.stateBefore ?? '{}')).resolution
    if (report === null || !report.isResolved) return null
    const resolution = report.resolution ?? 'none'
    await tx.report.update({
      where: { id: reportId },
      data: { isResolved: false, resolution: null, resolvedBy: null, resolvedAt: null },
    })
    await recordAdminAction(tx, {
      key,
      actor,
      action: 'report-undo',
      target: `report:${reportId}`,
      targetUserId: report.reportedId,
      before: { resolution },
      at,
    })
    return resolution
  })
}
