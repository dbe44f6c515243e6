import { askedRefunds } from '@anonchat/store'
import { Hono } from 'hono'
import { z } from 'zod'
import { paymentView } from '../../domain/http/payment-view.js'
import { decline, refund } from '../../out/operations/payments.js'
import type { OperatorContext } from './context.js'
import { fail } from './failures.js'
import { idOf, Limit, operatorOrder, queryOf } from './read.js'

const ListQuery = z.strictObject({ limit: Limit })

/** Payments whose payers ask for their Stars back, and what is decided. */
export function paymentRoutes({ operations, now }: OperatorContext): Hono {
  const app = new Hono()

  app.get('/payments', async (c) => {
    const { limit } = queryOf(c, ListQuery)
    return c.json({ payments: (await askedRefunds(operations.db, limit)).map(paymentView) })
  })

  app.post('/payments/:id/refund', async (c) => {
    const id = idOf(c)
    switch (await refund(operations, operatorOrder(c, now()), id)) {
      case 'unknown':
        throw fail('payment_not_found')
      case 'refunded-before':
        throw fail('refunded_before')
      case 'asked':
        return c.json({ payment_id: id, outcome: 'asked' })
    }
  })

  app.post('/payments/:id/decline', async (c) => {
    const id = idOf(c)
    switch (await decline(operations, operatorOrder(c, now()), id)) {
      case 'unknown':
        throw fail('payment_not_found')
      case 'not-asked':
        throw fail('not_asked')
      case 'declined':
        return c.json({ payment_id: id, outcome: 'declined' })
    }
  })
  return app
}
