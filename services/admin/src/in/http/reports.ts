import { countOpenReports, listOpenReports, RESOLUTIONS, reportCard } from '@anonchat/store'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { listedReportView, reportView } from '../../domain/http/views.js'
import { MOST_DAYS } from '../../domain/target.js'
import { type Resolve, resolve, undoResolve } from '../../out/operations/resolve.js'
import type { OperatorContext } from './context.js'
import { fail } from './failures.js'
import { bodyOf, Id, idOf, Limit, operatorOrder, queryOf } from './read.js'

const ListQuery = z.strictObject({
  after: Id.optional(),
  limit: Limit,
})
const ACTIONS = RESOLUTIONS.filter((one) => one !== 'dismissed')
const ResolveBody = z
  .strictObject({
    action: z.enum(ACTIONS),
    /** Of a ban; 0: for ever. */
    days: z.number().int().min(0).max(MOST_DAYS).default(0),
  })
  .refine(({ action, days }) => action === 'ban' || days === 0, 'days belong to a ban')

/** Reports that wait, and what is decided about them. */
export function reportRoutes({ operations, now }: OperatorContext): Hono {
  const { db } = operations
  const app = new Hono()

  const decide = async (c: Context, what: Resolve) => {
    const resolved = await resolve(operations, operatorOrder(c, now()), idOf(c), what)
    switch (resolved.kind) {
      case 'gone':
        throw fail('report_not_found')
      case 'taken':
        throw fail('report_taken')
      case 'admin':
        throw fail('is_admin')
      case 'resolved':
        return c.json({ report_id: idOf(c), resolution: what.resolution, also_resolved: resolved.also })
    }
  }

  app.get('/reports', async (c) => {
    const { after, limit } = queryOf(c, ListQuery)
    const [reports, open] = await Promise.all([listOpenReports(db, limit, after), countOpenReports(db)])
    return c.json({ reports: reports.map(listedReportView), open })
  })

  app.get('/reports/:id', async (c) => {
    const card = await reportCard(db, idOf(c))
    if (card === null) throw fail('report_not_found')
    return c.json(reportView(card))
  })

  app.post('/reports/:id/resolve', async (c) => {
    const { action, days } = await bodyOf(c, ResolveBody)
    return await decide(c, { resolution: action, days })
  })

  app.post('/reports/:id/dismiss', (c) => decide(c, { resolution: 'dismissed', days: 0 }))

  app.post('/reports/:id/undo', async (c) => {
    if ((await reportCard(db, idOf(c))) === null) throw fail('report_not_found')
    if (!(await undoResolve(operations, operatorOrder(c, now()), idOf(c)))) throw fail('report_open')
    return c.json({ report_id: idOf(c), resolution: null })
  })
  return app
}
