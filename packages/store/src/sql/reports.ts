import type { Database } from './client.js'

/** What a member says about a partner. Holds no content: only ids of messages. */
export interface NewReport {
  readonly reporterUserId: number
  readonly reportedUserId: number
  readonly roomId: string
  readonly category: string
  /** Higher is graver. */
  readonly severity: number
  /** The reported member's last messages, by their ids in the reporter's chat. */
  readonly evidence: readonly number[]
  readonly at: Date
}

/**
 * Writes a report, one for each reporter and room: a later one amends it, until a moderator has resolved it. May be
 * repeated.
 */
export async function saveReport(db: Database, report: NewReport): Promise<void> {
  const { reporterUserId, reportedUserId, roomId, category, severity, at } = report
  const evidence = report.evidence.length === 0 ? null : report.evidence.join(',')
  await db.prisma.$executeRaw`
    INSERT INTO reports (reporter_id, reported_id, room_id, report_type, severity, evidence_message_ids, created_at)
    VALUES (${reporterUserId}, ${reportedUserId}, ${roomId}, ${category}, ${severity}, ${evidence}, ${at})
    ON DUPLICATE KEY UPDATE
      report_type = IF(is_resolved, report_type, ${category}),
      severity = IF(is_resolved, severity, ${severity}),
      evidence_message_ids = IF(is_resolved, evidence_message_ids, COALESCE(${evidence}, evidence_message_ids))`
}

/**
 * Adds the reporter's own words (at most 1,024 characters) to a report, in place of earlier ones, until a moderator has
 * resolved it. May be repeated. Gives false when there is no such report.
 */
export async function addReportWords(
  db: Database,
  report: { readonly reporterUserId: number; readonly roomId: string; readonly words: string },
): Promise<boolean> {
  const { reporterUserId: reporterId, roomId, words: reason } = report
  const { count } = await db.prisma.report.updateMany({
    where: { reporterId, roomId, isResolved: false },
    data: { reason },
  })
  return count > 0
}
