import { type Context, Hono } from 'hono'
import type { BotControl } from '../api.js'
import { queryOf } from './request.js'
import * as schemas from './schemas.js'

/** What the page reads: everything at first, and older traffic. */
export function pageRoutes(controlFor: (c: Context) => BotControl): Hono {
  const app = new Hono()
  app.get('/snapshot', (c) => c.json(controlFor(c).snapshot()))
  app.get('/traffic', (c) => c.json(controlFor(c).traffic(queryOf(c, schemas.trafficQuery))))
  return app
}
