import {
  CLAIM_MS,
  claimantOf,
  claimOne,
  countOpenReports,
  RESOLUTIONS,
  type ReportCard,
  type Resolution,
  reportCard,
} from '@anonchat/store'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { BAN_DAYS, daysWords } from '../../../domain/ban-screens.js'
import { reportText } from '../../../domain/report-screen.js'
import { isThemselves } from '../../../domain/themselves.js'
import { putOff } from '../../../out/operations/next-report.js'
import { resolve, undoResolve } from '../../../out/operations/resolve.js'
import { ID, idOf, type PanelApp, type PanelContext, type PanelEnv, type Viewer } from '../context.js'
import { type Html, page } from '../html/layout.js'
import { action, lines, link, select } from '../html/parts.js'
import { type NoteName, noteOf, withNote } from '../note.js'
import { formOf, orderOf } from '../order.js'
import { memberAddress } from './members.js'
import { missing } from './missing.js'
import { REPORTS, reportAddress } from './reports.js'

const DecideForm = z.object({
  resolution: z.enum(RESOLUTIONS),
  days: z.coerce
    .number()
    .refine((days) => BAN_DAYS.some((one) => one === days))
    .default(0),
})

/** Whose the report is now: the viewer's, somebody else's, or nobody's. */
function heldBy({ actor }: Viewer, { claim }: ReportCard, now: number): 'me' | 'other' | 'nobody' {
  if (claim === null || claim.at.getTime() <= now - CLAIM_MS) return 'nobody'
  return BigInt(claim.by) === claimantOf(actor) ? 'me' : 'other'
}

function decisions(viewer: Viewer, { reportId }: ReportCard): Html {
  const { texts } = viewer
  const { moderating, panel } = texts
  const to = (what: string) => `${reportAddress(reportId)}/${what}`
  const decide = (label: string, resolution: Resolution) =>
    action(viewer, to('decide'), label, html`<input type="hidden" name="resolution" value="${resolution}">`)
  const days = select(
    'days',
    panel.days(),
    BAN_DAYS.map((one) => ({ value: String(one), label: daysWords(texts, one) })),
  )
  return html`<div class="actions">
${decide(moderating.doNone(), 'none')}
${decide(moderating.doWarn(), 'warn')}
${decide(moderating.doSuspend(), 'suspend')}
${action(viewer, to('decide'), moderating.doBan(), html`<input type="hidden" name="resolution" value="ban">${days}`, 'danger')}
${decide(moderating.dismiss(), 'dismissed')}
${action(viewer, to('release'), moderating.skip())}
</div>`
}

/** What can be done with a report: decided by who holds it, taken by anybody while nobody does, opened again. */
function actions(viewer: Viewer, card: ReportCard, now: number): Html | string {
  const { moderating, panel } = viewer.texts
  const to = (what: string) => `${reportAddress(card.reportId)}/${what}`
  if (card.isResolved)
    return html`<p>${panel.decided({ resolution: card.resolution ?? 'none' })}</p><div class="actions">${action(viewer, to('undo'), moderating.undo())}</div>`
  switch (heldBy(viewer, card, now)) {
    case 'me':
      return decisions(viewer, card)
    case 'other':
      return html`<p>${moderating.taken({ report: String(card.reportId) })}</p>`
    case 'nobody':
      return html`<div class="actions">${action(viewer, to('claim'), panel.take(), '', 'main')}</div>`
  }
}

/** A report's card, and what is decided about it. */
export function reportPage(app: PanelApp, { operations, now }: PanelContext): void {
  const { db } = operations

  app.get(`/reports/${ID}`, async (c) => {
    const viewer = c.get('viewer')
    const { texts } = viewer
    const [card, open] = await Promise.all([reportCard(db, idOf(c)), countOpenReports(db)])
    if (card === null || isThemselves(viewer.actor, card.reported)) return missing(c)
    const { reporter, reported } = card
    const evidence =
      card.evidence.length === 0
        ? ''
        : html`<p>${texts.panel.evidence({ messages: card.evidence.length })}</p>`
    const content = html`<section class="card">
${lines(reportText(texts, card, open))}
${evidence}
${actions(viewer, card, now())}
</section>
<p>${link(memberAddress(reported.userId), `👤 ${reported.memberId}`)} · ${link(memberAddress(reporter.userId), `👤 ${reporter.memberId}`)}</p>`
    const id = String(card.reportId)
    const note = noteOf(texts, c.req.query('note'), id)
    return c.html(page(viewer, 'reports', texts.panel.reportTitle({ id }), content, note))
  })

  const back = (c: Context<PanelEnv>, note?: NoteName) => {
    const address = reportAddress(idOf(c))
    return c.redirect(note === undefined ? address : withNote(address, note), 303)
  }

  app.post(`/reports/${ID}/claim`, async (c) => {
    const mine = await claimOne(db, idOf(c), c.get('viewer').actor, new Date(now()))
    return back(c, mine ? undefined : 'taken')
  })

  app.post(`/reports/${ID}/release`, async (c) => {
    await putOff(operations, c.get('viewer').actor, idOf(c), now())
    return c.redirect(REPORTS, 303)
  })

  app.post(`/reports/${ID}/decide`, async (c) => {
    const form = DecideForm.safeParse(await formOf(c))
    if (!form.success) return back(c, 'faulty')
    const { resolution, days } = form.data
    const order = await orderOf(c, now())
    const { kind } = await resolve(operations, order, idOf(c), { resolution, days })
    if (kind === 'gone') return missing(c)
    return back(c, kind)
  })

  app.post(`/reports/${ID}/undo`, async (c) => {
    const done = await undoResolve(operations, await orderOf(c, now()), idOf(c))
    return back(c, done ? 'undone' : 'open')
  })
}
