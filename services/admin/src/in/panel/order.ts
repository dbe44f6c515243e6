import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import type { Order } from '../../out/operations/context.js'
import type { PanelEnv } from './context.js'

const OrderName = z.string().regex(/^[\w-]{8,64}$/)

/** What a form holds, with lines that end as they do everywhere; values that are files, or there twice, are none of ours. */
export async function formOf(c: Context<PanelEnv>): Promise<Readonly<Record<string, string>>> {
  const body = await c.req.parseBody()
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.replaceAll('\r\n', '\n')]] : [],
    ),
  )
}

/** The order of whoever looks at the page; a form that is sent twice is one order. */
export async function orderOf(c: Context<PanelEnv>, now: number): Promise<Order> {
  const name = OrderName.safeParse((await formOf(c)).order)
  return {
    actor: c.get('viewer').actor,
    trace: `panel-${name.success ? name.data : randomUUID()}`,
    at: new Date(now),
  }
}
