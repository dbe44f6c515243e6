import { type Actor, claimantOf, claimReport, countOpenReports, releaseReport } from '@anonchat/store'
import type { OperationContext } from './context.js'

/** `put-off`: those that nobody else looks at are ones that this moderator put off. */
export type NextReport =
  | { readonly kind: 'report'; readonly reportId: number }
  | { readonly kind: 'put-off'; readonly reports: number }
  | { readonly kind: 'none-free' }

type Context = Pick<OperationContext, 'db' | 'putOffs'>

/** Puts the report that is due into a moderator's hands, except those that they put off. */
export async function nextReport({ db, putOffs }: Context, actor: Actor, now: number): Promise<NextReport> {
  const skipped = await putOffs.of(Number(claimantOf(actor)), now)
  const reportId = await claimReport(db, actor, new Date(now), skipped)
  if (reportId !== null) return { kind: 'report', reportId }
  const reports = skipped.length === 0 ? 0 : await countOpenReports(db, skipped)
  return reports === 0 ? { kind: 'none-free' } : { kind: 'put-off', reports }
}

/** Gives a report back, and has every other come before it. */
export async function putOff(
  { db, putOffs }: Context,
  actor: Actor,
  reportId: number,
  now: number,
): Promise<void> {
  await putOffs.add(Number(claimantOf(actor)), reportId, now)
  await releaseReport(db, reportId, actor)
}

/** Has the reports that a moderator put off come again. */
export const seeAgain = ({ putOffs }: Context, actor: Actor): Promise<void> =>
  putOffs.clear(Number(claimantOf(actor)))
