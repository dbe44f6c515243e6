import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { BotControl } from '../api.js'
import { answersAt } from './answers-at.js'
import { bodyOf, idOf } from './request.js'

const MAX_OPTIONS = 12

const ballot = z.strictObject({ messageId: z.int(), optionIds: z.array(z.int()).max(MAX_OPTIONS) })
const theme = { theme: z.enum(['light', 'dark']).exactOptional() }
const webApp = z.union([
  z.strictObject({ messageId: z.int(), label: z.string(), ...theme }),
  z.strictObject({ menu: z.literal(true), ...theme }),
  z.strictObject({ keyboardLabel: z.string(), ...theme }),
])
const webAppData = z.strictObject({ keyboardLabel: z.string(), data: z.string() })

/** Votes and web apps: `POST /members/:id/<what>`. */
export function playRoutes(controlFor: (c: Context) => BotControl): Hono {
  const app = new Hono()
  app.get('/web-app-key', (c) => c.json(controlFor(c).webAppKey()))
  app.post('/members/:id/vote', async (c) => {
    const { messageId, optionIds } = await bodyOf(c, ballot)
    return c.json(controlFor(c).vote(idOf(c, 'id'), messageId, optionIds))
  })
  app.post('/members/:id/web-app', async (c) => {
    const { theme: wanted, ...button } = await bodyOf(c, webApp)
    const opened = controlFor(c).openWebApp(idOf(c, 'id'), button, wanted)
    return c.json({ ...opened, answers: await answersAt(opened.url) })
  })
  app.post('/members/:id/web-app-data', async (c) => {
    const { keyboardLabel, data } = await bodyOf(c, webAppData)
    return c.json(controlFor(c).sendWebAppData(idOf(c, 'id'), keyboardLabel, data))
  })
  return app
}
