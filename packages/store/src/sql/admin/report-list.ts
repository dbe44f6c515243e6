import { z } from 'zod'
import type { Database } from '../client.js'
import { claimOf, type ReportCard } from './report-card.js'

/** A report as a line of the list of those that wait. */
export interface ListedReport
  extends Pick<ReportCard, 'reportId' | 'category' | 'severity' | 'at' | 'claim'> {
  /** Telegram ids. */
  readonly reporterId: number
  readonly reportedId: number
}

/** Of the gravest that wait, this many are compared by how often their member is reported; the oldest come first. */
const WINDOW = 10_000

const Places = z.array(z.object({ severity: z.coerce.number(), about: z.coerce.number() }))
const Ids = z.array(z.object({ id: z.coerce.number() }))

const telegram = { select: { telegramId: true } } as const

/**
 * The reports that wait, in the order in which moderators are given them: the gravest first, of them those whose member is reported
 * most, of them the oldest.
 * @param after the last one of the page before
 */
export async function listOpenReports(
  { prisma }: Database,
  limit: number,
  after: number | null = null,
): Promise<ListedReport[]> {
  const [last] = Places.parse(
    await prisma.$queryRaw`
      SELECT severity,
        (SELECT COUNT(*) FROM reports o WHERE o.is_resolved = FALSE AND o.reported_id = r.reported_id) AS about
      FROM reports r WHERE id = ${after ?? 0}`,
  )
  // Before the first page there is nothing, and a report that is gone is behind nothing.
  const { severity, about } = last ?? { severity: 255, about: Number.MAX_SAFE_INTEGER }
  const ids = Ids.parse(
    await prisma.$queryRaw`
      SELECT id FROM (
        SELECT r.id, r.severity,
          (SELECT COUNT(*) FROM reports o WHERE o.is_resolved = FALSE AND o.reported_id = r.reported_id) AS about
        FROM (
          SELECT id, reported_id, severity FROM reports WHERE is_resolved = FALSE AND severity <= ${severity}
          ORDER BY severity DESC, id LIMIT ${WINDOW}
        ) r
      ) placed
      WHERE severity < ${severity} OR about < ${about} OR (about = ${about} AND id > ${after ?? 0})
      ORDER BY severity DESC, about DESC, id LIMIT ${limit}`,
  ).map(({ id }) => id)
  const rows = await prisma.report.findMany({
    where: { id: { in: ids } },
    include: { reporter: telegram, reported: telegram },
  })
  return rows
    .map((row) => ({
      reportId: row.id,
      category: row.reportType,
      severity: row.severity,
      at: row.createdAt,
      claim: claimOf(row),
      reporterId: Number(row.reporter.telegramId),
      reportedId: Number(row.reported.telegramId),
    }))
    .toSorted((a, b) => ids.indexOf(a.reportId) - ids.indexOf(b.reportId))
}
