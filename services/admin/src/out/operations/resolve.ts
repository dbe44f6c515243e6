import {
  decisionsAbout,
  isSuspensionDecided,
  openReportsAbout,
  type ReportCard,
  type ReportDecision,
  type Resolution,
  reopenReport,
  reportCard,
  resolveReport,
} from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import { categoryWords } from '../../domain/history-screens.js'
import { isThemselves } from '../../domain/themselves.js'
import type { OperationContext, Order } from './context.js'
import { madeBy } from './made.js'
import { ban, suspend, unban, unsuspend } from './standing.js'
import { tell } from './tell.js'

export interface Resolve {
  readonly resolution: Resolution
  /** Of a ban; 0: for ever. */
  readonly days: number
}

export type Resolved =
  /** `also`: how many more reports about the same member this decided. */
  | { readonly kind: 'resolved'; readonly also: number }
  | { readonly kind: 'taken' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'admin' }

/**
 * Decides about a report: the record first, then what follows for the member, then thanks. After a crash the repetition finds
 * that the decision is its own, and does all that follows again, under the same keys.
 */
export async function resolve(
  context: OperationContext,
  order: Order,
  reportId: number,
  what: Resolve,
): Promise<Resolved> {
  const { resolution } = what
  const card = await reportCard(context.db, reportId)
  if (card === null) return { kind: 'gone' }
  const { reported } = card
  if (context.admins.has(reported.memberId) && (resolution === 'ban' || resolution === 'suspend'))
    return { kind: 'admin' }
  const decided = await decide(context, order, reportId, what)
  if (decided.kind !== 'resolved') return { kind: decided.kind }
  // What follows has the keys of the decision, and its time, even where it was ordered once more under another name.
  const made = { ...order, trace: traceOf({ key: decided.key, reportId }), at: decided.at }
  await follow(context, made, card, what)
  await thank(context, made, card, resolution)
  const also = resolution === 'ban' ? await decideOthers(context, made, card, what) : 0
  if (resolution !== 'ban' && resolution !== 'suspend') await endSuspension(context, made, card)
  return { kind: 'resolved', also }
}

const decisionKey = (trace: string, reportId: number): string => `${trace}/report/${reportId}`
const traceOf = ({ key, reportId }: ReportDecision): string => key.slice(0, -decisionKey('', reportId).length)

async function decide(
  { db }: OperationContext,
  { actor, trace, at }: Order,
  reportId: number,
  { resolution, days }: Resolve,
) {
  const decision = { reportId, resolution, actor, at, key: decisionKey(trace, reportId) }
  return await resolveReport(db, resolution === 'ban' ? { ...decision, days } : decision)
}

async function follow(
  context: OperationContext,
  order: Order,
  { reported, category }: ReportCard,
  { resolution, days }: Resolve,
): Promise<void> {
  // In the language of who reads it.
  const reason = categoryWords(t(nearestLang(reported.language)), category)
  const of = { userId: reported.userId }
  switch (resolution) {
    case 'ban':
      await ban(context, order, of, { days, reason, keepsLonger: true })
      return
    case 'suspend':
      await suspend(context, order, of, category)
      return
    case 'warn':
      return await tell(context, order, reported.memberId, { what: 'warned', until: null, reason })
    case 'none':
    case 'dismissed':
      return
  }
}

async function thank(
  context: OperationContext,
  order: Order,
  { reporter }: ReportCard,
  resolution: Resolution,
): Promise<void> {
  if (resolution === 'dismissed') return
  await tell(context, order, reporter.memberId, { what: 'thanked', until: null, reason: null })
}

/**
 * A ban answers every report about the member, except those that somebody else is looking at. Those that it answered before a
 * crash are among them, for the thanks.
 */
async function decideOthers(
  context: OperationContext,
  order: Order,
  { reportId: first, reported }: ReportCard,
  what: Resolve,
): Promise<number> {
  const { db } = context
  const { userId } = reported
  const [open, decided] = await Promise.all([openReportsAbout(db, userId), decisionsAbout(db, userId)])
  const mine = decided.filter(({ key, reportId }) => key === decisionKey(order.trace, reportId))
  const others = new Set([...open, ...mine.map(({ reportId }) => reportId)])
  others.delete(first)
  let also = 0
  for (const reportId of others) {
    const card = await reportCard(db, reportId)
    if (card === null || (await decide(context, order, reportId, what)).kind !== 'resolved') continue
    await thank(context, order, card, 'ban')
    also += 1
  }
  return also
}

/** A suspension lasts until a moderator has looked; this one has, unless more reports wait, or one of them was answered by it. */
async function endSuspension(
  context: OperationContext,
  order: Order,
  { reported }: ReportCard,
): Promise<void> {
  const { userId, suspendedAt } = reported
  if ((await openReportsAbout(context.db, userId)).length > 0) return
  if (suspendedAt !== null && (await isSuspensionDecided(context.db, userId, suspendedAt))) return
  // Of somebody who is not suspended (any more) this may have been cut short before Redis knew.
  await unsuspend(context, order, { userId })
}

/**
 * Opens a report again, and takes back the ban or suspension that it led to, where that still stands as this decision made it. A
 * warning and thanks cannot be unsaid.
 * @returns false when it is open already, or gone
 */
export async function undoResolve(
  context: OperationContext,
  order: Order,
  reportId: number,
): Promise<boolean> {
  const { db } = context
  const { actor, trace, at } = order
  const card = await reportCard(db, reportId)
  if (card === null || isThemselves(actor, card.reported)) return false
  const resolution = await reopenReport(db, {
    reportId,
    actor,
    at,
    key: `${trace}/report-undo/${reportId}`,
  })
  if (resolution === null) return false
  const { userId } = card.reported
  const of = { userId }
  if (resolution !== 'ban' && resolution !== 'suspend') return true
  const decision = (await decisionsAbout(db, userId)).find((one) => one.reportId === reportId)
  const made = decision === undefined ? null : await madeBy(db, traceOf(decision), resolution, userId)
  if (resolution === 'ban')
    await unban(
      context,
      order,
      of,
      (ban) => made !== null && made.until?.getTime() === ban.until?.getTime() && made.reason === ban.reason,
    )
  else if (made === null || !(await isSuspensionDecided(db, userId, made.at)))
    await unsuspend(context, order, of, ({ since }) => since.getTime() === made?.at.getTime())
  return true
}
