import { findPerson, listAdminActions } from '@anonchat/store'
import { Hono } from 'hono'
import { z } from 'zod'
import { actionView, statsView } from '../../domain/http/views.js'
import { readTarget } from '../../domain/target.js'
import type { OperatorContext } from './context.js'
import { fail } from './failures.js'
import { Id, Limit, queryOf } from './read.js'

const LogQuery = z.strictObject({
  member: z.string().max(20).optional(),
  before: Id.optional(),
  limit: Limit,
})

/** The figures, and the audit log. */
export function figureRoutes({ operations, readStats }: OperatorContext): Hono {
  const { db } = operations
  const app = new Hono()
  app.get('/stats', async (c) => c.json(statsView(await readStats())))
  app.get('/log', async (c) => {
    const { member, before, limit } = queryOf(c, LogQuery)
    const target = member === undefined ? null : readTarget(member)
    const of = target === null ? null : await findPerson(db, target.key)
    if (member !== undefined && of === null) throw fail('member_not_found')
    const rows = await listAdminActions(db, { limit, beforeId: before, targetUserId: of?.userId })
    return c.json({ actions: rows.map(actionView) })
  })
  return app
}
