import { CLAIM_MS, countOpenReports, type ListedReport, listOpenReports } from '@anonchat/store'
import { html } from 'hono/html'
import { categoryWords } from '../../../domain/history-screens.js'
import { isThemselves } from '../../../domain/themselves.js'
import { nextReport, seeAgain } from '../../../out/operations/next-report.js'
import { Id } from '../../http/read.js'
import { PANEL, type PanelApp, type PanelContext } from '../context.js'
import { page } from '../html/layout.js'
import { action, link, pager, table, time } from '../html/parts.js'
import { noteOf, withNote } from '../note.js'

export const REPORTS = `${PANEL}/reports`
const ROWS = 25

export const reportAddress = (reportId: number): string => `${REPORTS}/${reportId}`

/** The reports that wait, gravest first, and the way to the one that is due. */
export function reportPages(app: PanelApp, { operations, now }: PanelContext): void {
  const { db } = operations

  app.get('/reports', async (c) => {
    const viewer = c.get('viewer')
    const { texts, lang } = viewer
    const { panel, moderating, admin } = texts
    const after = Id.safeParse(c.req.query('after'))
    const [found, open] = await Promise.all([
      listOpenReports(db, ROWS + 1, after.success ? after.data : null),
      countOpenReports(db),
    ])
    const shown = found.slice(0, ROWS)
    const last = shown.at(-1)
    const isHeld = ({ claim }: ListedReport) => claim !== null && claim.at.getTime() > now() - CLAIM_MS
    const others = shown.filter(({ reportedId }) => !isThemselves(viewer.actor, { memberId: reportedId }))
    const rows = others.map((one) => [
      link(reportAddress(one.reportId), `#${one.reportId}`),
      categoryWords(texts, one.category),
      time(lang, one.at),
      one.reportedId,
      one.reporterId,
      isHeld(one) ? '👀' : '',
    ])
    const heads = [
      panel.report(),
      panel.category(),
      panel.when(),
      panel.about(),
      panel.from(),
      panel.inHand(),
    ]
    const next =
      found.length > ROWS && last !== undefined
        ? link(`${REPORTS}?after=${last.reportId}`, admin.older())
        : null
    const content =
      open === 0
        ? html`<p>${moderating.none()}</p>`
        : html`<div class="actions">${action(viewer, `${REPORTS}/next`, moderating.next(), '', 'main')}</div>
<h2>${panel.openReports({ open })}</h2>
${table(heads, rows)}${pager(next)}`
    return c.html(page(viewer, 'reports', panel.reports(), content, noteOf(texts, c.req.query('note'), '')))
  })

  app.post('/reports/next', async (c) => {
    const { actor } = c.get('viewer')
    let next = await nextReport(operations, actor, now())
    if (next.kind === 'put-off') {
      await seeAgain(operations, actor)
      next = await nextReport(operations, actor, now())
    }
    return c.redirect(
      next.kind === 'report' ? reportAddress(next.reportId) : withNote(REPORTS, 'none-free'),
      303,
    )
  })
}
