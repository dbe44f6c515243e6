import type { Database } from '../client.js'

/** A decision about a report, as the audit log has it; it may have been undone since. */
export interface ReportDecision {
  /** Of the log's row: see `Decision`. */
  readonly key: string
  readonly reportId: number
}

const TARGET = 'report:'
const MOST = 500

/** What was decided about reports about a member, the last first. */
export async function decisionsAbout(
  { prisma }: Database,
  reportedUserId: number,
): Promise<ReportDecision[]> {
  const rows = await prisma.adminAction.findMany({
    where: { targetUserId: reportedUserId, action: 'report', target: { startsWith: TARGET } },
    orderBy: { id: 'desc' },
    take: MOST,
    select: { key: true, target: true },
  })
  return rows.map(({ key, target }) => ({ key, reportId: Number(target?.slice(TARGET.length)) }))
}
