import type { Database } from '../client.js'

/** One side of a report. */
export interface ReportSide {
  readonly userId: number
  /** The Telegram id. */
  readonly memberId: number
  readonly language: string | null
  readonly gender: 'male' | 'female' | 'other' | null
  readonly age: number | null
  readonly city: string | null
  readonly isBanned: boolean
  readonly suspendedAt: Date | null
  readonly registeredAt: Date | null
  /** Reports about them, and of them those that were right (led to anything) and wrong (dismissed). */
  readonly received: number
  readonly upheld: number
  /** Reports by them, and of them the dismissed. */
  readonly made: number
  readonly dismissed: number
}

/** A report as a moderator sees it. */
export interface ReportCard {
  readonly reportId: number
  readonly category: string
  readonly severity: number
  /** The reporter's own words. */
  readonly words: string | null
  /** Ids of messages in the reporter's chat. */
  readonly evidence: readonly number[]
  readonly roomId: string | null
  readonly at: Date
  readonly isResolved: boolean
  readonly resolution: string | null
  /** Who looks at it: a Telegram id, 0 for operators. A claim that is over is still here: see CLAIM_MS. */
  readonly claim: { readonly by: number; readonly at: Date } | null
  readonly reporter: ReportSide
  readonly reported: ReportSide
  /** Open reports about the same member, this one among them. */
  readonly openAboutReported: number
  /** How long the room was, in ms; null where it is not known. */
  readonly roomMs: number | null
}

const PERSON = {
  id: true,
  telegramId: true,
  language: true,
  gender: true,
  age: true,
  city: true,
  isBanned: true,
  bannedUntil: true,
  suspendedAt: true,
  registeredAt: true,
} as const

interface Person {
  readonly id: number
  readonly telegramId: bigint
  readonly language: string | null
  readonly gender: 'male' | 'female' | 'other' | null
  readonly age: number | null
  readonly city: string | null
  readonly isBanned: boolean
  readonly bannedUntil: Date | null
  readonly suspendedAt: Date | null
  readonly registeredAt: Date | null
}

async function sideOf({ prisma }: Database, person: Person, now: Date): Promise<ReportSide> {
  const { id, telegramId, isBanned, bannedUntil, ...same } = person
  const [received, upheld, made, dismissed] = await Promise.all([
    prisma.report.count({ where: { reportedId: id } }),
    prisma.report.count({ where: { reportedId: id, resolution: { in: ['warn', 'suspend', 'ban'] } } }),
    prisma.report.count({ where: { reporterId: id } }),
    prisma.report.count({ where: { reporterId: id, resolution: 'dismissed' } }),
  ])
  return {
    ...same,
    userId: id,
    memberId: Number(telegramId),
    // The row says so until the member comes back.
    isBanned: isBanned && (bannedUntil === null || bannedUntil > now),
    received,
    upheld,
    made,
    dismissed,
  }
}

/** Who looks at a report, by its columns. */
export const claimOf = ({ claimedBy, claimedAt }: { claimedBy: bigint | null; claimedAt: Date | null }) =>
  claimedBy === null || claimedAt === null ? null : { by: Number(claimedBy), at: claimedAt }

/** A report with both sides' history; null when there is none. @param now when it is asked whether a ban holds */
export async function reportCard(
  db: Database,
  reportId: number,
  now = new Date(),
): Promise<ReportCard | null> {
  const row = await db.prisma.report.findUnique({
    where: { id: reportId },
    include: {
      reporter: { select: PERSON },
      reported: { select: PERSON },
      room: { select: { createdAt: true, endedAt: true } },
    },
  })
  if (row === null) return null
  const [reporter, reported, openAboutReported] = await Promise.all([
    sideOf(db, row.reporter, now),
    sideOf(db, row.reported, now),
    db.prisma.report.count({ where: { isResolved: false, reportedId: row.reportedId } }),
  ])
  const { room } = row
  return {
    reportId: row.id,
    category: row.reportType,
    severity: row.severity,
    words: row.reason,
    evidence: (row.evidenceMessageIds ?? '').split(',').filter(Boolean).map(Number),
    roomId: row.roomId,
    at: row.createdAt,
    isResolved: row.isResolved,
    resolution: row.resolution,
    claim: claimOf(row),
    reporter,
    reported,
    openAboutReported,
    roomMs: room === null || room.endedAt === null ? null : room.endedAt.getTime() - room.createdAt.getTime(),
  }
}

/** How many reports wait for a moderator. @param among only of these */
export const countOpenReports = ({ prisma }: Database, among?: readonly number[]): Promise<number> =>
  prisma.report.count({
    where: { isResolved: false, ...(among === undefined ? {} : { id: { in: [...among] } }) },
  })

/** Whether a moderator has decided on the suspension that began then: a report about the member stands resolved by it. */
export async function isSuspensionDecided(
  { prisma }: Database,
  reportedUserId: number,
  since: Date,
): Promise<boolean> {
  const where = {
    isResolved: true,
    reportedId: reportedUserId,
    resolution: 'suspend',
    resolvedAt: { gte: since },
  }
  return (await prisma.report.findFirst({ where, select: { id: true } })) !== null
}

/** The open reports about a member, by their ids. */
export async function openReportsAbout({ prisma }: Database, reportedUserId: number): Promise<number[]> {
  const rows = await prisma.report.findMany({
    where: { isResolved: false, reportedId: reportedUserId },
    select: { id: true },
    take: 500,
  })
  return rows.map(({ id }) => id)
}
