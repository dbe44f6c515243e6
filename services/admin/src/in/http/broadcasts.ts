import { type BroadcastRecord, BroadcastStatus, findBroadcast, listBroadcasts } from '@anonchat/store'
import { Hono } from 'hono'
import { z } from 'zod'
import { broadcastView } from '../../domain/http/views.js'
import { progressNow } from '../../out/broadcast/known.js'
import { OPERATOR_ORDERS, operateBroadcast } from '../../out/broadcast/operate.js'
import type { OperatorContext } from './context.js'
import { fail } from './failures.js'
import { Id, idOf, Limit, operatorOrder, queryOf } from './read.js'

const ListQuery = z.strictObject({
  status: BroadcastStatus.optional(),
  before: Id.optional(),
  limit: Limit,
})

/** Broadcasts as they stand, and what is ordered about them. */
export function broadcastRoutes({ broadcasts, now }: OperatorContext): Hono {
  const { db } = broadcasts
  const app = new Hono()
  const viewOf = async (one: BroadcastRecord) => broadcastView(one, await progressNow(broadcasts, one))
  const shown = async (id: number) => {
    const broadcast = await findBroadcast(db, id)
    if (broadcast === null) throw fail('broadcast_not_found')
    return await viewOf(broadcast)
  }

  app.get('/broadcasts', async (c) => {
    const { status, before, limit } = queryOf(c, ListQuery)
    const statuses = status === undefined ? undefined : [status]
    const found = await listBroadcasts(db, { statuses, beforeId: before, limit })
    return c.json({ broadcasts: await Promise.all(found.map(viewOf)) })
  })

  app.get('/broadcasts/:id', async (c) => c.json(await shown(idOf(c))))

  for (const order of OPERATOR_ORDERS)
    app.post(`/broadcasts/:id/${order}`, async (c) => {
      const id = idOf(c)
      switch (await operateBroadcast(broadcasts, id, order, operatorOrder(c, now()))) {
        case 'gone':
          throw fail('broadcast_not_found')
        case 'draft':
          throw fail('is_draft')
        case 'price':
          throw fail('costs_stars')
        case 'admin-gone':
          throw fail('writer_gone')
        case 'nobody-there':
          throw fail('nobody_there')
        case 'late':
          throw fail('too_late')
        case 'not-now':
          throw fail('not_now')
        case 'done':
          return c.json(await shown(id))
      }
    })
  return app
}
