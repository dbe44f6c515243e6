import type { Publisher } from '@anonchat/bus'
import {
  addReportWords,
  type Database,
  type Standings,
  type Suspended,
  saveReport,
  suspendIfMany,
} from '@anonchat/store'
import type { Turn } from '../domain/decision.js'
import type { Effect } from '../domain/effect.js'
import { SEVERITY } from '../domain/report.js'
import { isReportedByMany, REPORTS_COUNT_FOR_MS } from '../domain/reporters.js'

export interface ReportContext {
  readonly db: Database
  readonly bus: Publisher
  readonly standings: Standings
  /** Ids, in the member's chat, of what the partner said last in a room. */
  readonly evidence: (memberId: number, roomId: string) => Promise<readonly number[]>
  /** So many independent reports suspend a member; 0: never. */
  readonly reportsToSuspend: number
}

type Report = Extract<Effect, { kind: 'report' }>

/** Writes the report; where it makes them many, the reported member is suspended until a moderator looks. */
export async function report(
  context: ReportContext,
  { memberId, now }: Turn,
  reporterUserId: number,
  { room, category }: Report,
): Promise<void> {
  const { db, reportsToSuspend } = context
  const { roomId, partnerUserId: reportedUserId } = room
  const at = new Date(now)
  const evidence = await context.evidence(memberId, roomId)
  const severity = SEVERITY[category]
  await saveReport(db, { reporterUserId, reportedUserId, roomId, category, severity, evidence, at })
  if (reportsToSuspend === 0) return
  const suspended = await suspendIfMany(
    db,
    { userId: reportedUserId, since: new Date(now - REPORTS_COUNT_FOR_MS), at },
    (reporters, links) => isReportedByMany(reporters, links, reportsToSuspend, now),
  )
  if (suspended !== null) await tellSuspended(context, suspended)
}

/** The same for each report that comes while it holds: whoever began it may have died before this. Told once. */
async function tellSuspended(
  { bus, standings }: ReportContext,
  { memberId, standing, since, category }: Suspended,
): Promise<void> {
  await standings.set(memberId, standing)
  const trace = `suspended-${since.getTime()}`
  const event = { type: 'moderated', memberId, trace, what: 'suspended', until: null } as const
  await bus.memberEvent({ ...event, reason: category }, `${trace}-${memberId}`)
}

export async function reportWords(
  { db }: ReportContext,
  reporterUserId: number,
  { roomId, words }: Extract<Effect, { kind: 'report-words' }>,
): Promise<void> {
  await addReportWords(db, { reporterUserId, roomId, words })
}
