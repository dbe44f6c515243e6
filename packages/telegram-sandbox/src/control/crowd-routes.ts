import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { BotControl } from '../api.js'
import { MAX_CROWD } from '../crowd/crowd.js'
import { bodyOf } from './request.js'

const SIZE = `a whole number from 0 to ${MAX_CROWD}`

const order = z.strictObject({
  size: z.int({ error: SIZE }).min(0, SIZE).max(MAX_CROWD, SIZE),
  pace: z.enum(['calm', 'lively', 'busy'], { error: 'calm, lively or busy' }),
})

/** `/crowd`: how many simulated people there are, and how lively they are. */
export function crowdRoutes(controlFor: (c: Context) => BotControl): Hono {
  const app = new Hono()
  app.get('/', (c) => c.json(controlFor(c).crowd()))
  app.put('/', async (c) => c.json(controlFor(c).setCrowd(await bodyOf(c, order))))
  return app
}
