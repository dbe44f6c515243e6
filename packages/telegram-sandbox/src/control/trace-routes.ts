import { type Context, Hono } from 'hono'
import type { BotControl } from '../api.js'

/** `/traces/:trace`: the way of what an update caused. */
export function traceRoutes(controlFor: (c: Context) => BotControl): Hono {
  const app = new Hono()
  app.get('/:trace', (c) => {
    const view = controlFor(c).trace(c.req.param('trace'))
    return view ? c.json(view) : c.json({ error: 'nothing is known of this trace' }, 404)
  })
  return app
}
