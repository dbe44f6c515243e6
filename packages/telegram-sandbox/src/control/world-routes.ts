import { type Context, Hono } from 'hono'
import type { BotControl } from '../api.js'
import { bodyOf, idOf } from './request.js'
import * as schemas from './schemas.js'

/** Everything that is no member's doing: channels, updates, limits, faults, the log, reset. */
export function worldRoutes(controlFor: (c: Context) => BotControl): Hono {
  const app = new Hono()
  app.get('/bot', (c) => c.json({ token: controlFor(c).token, me: controlFor(c).me }))
  app.post('/channels', async (c) => {
    return c.json(controlFor(c).createChannel(await bodyOf(c, schemas.newChannel)), 201)
  })
  app.post('/channels/:id', async (c) => {
    controlFor(c).setBotAdmin(idOf(c, 'id'), (await bodyOf(c, schemas.channelChange)).botIsAdmin)
    return c.json({})
  })
  app.post('/channels/:id/members/:member', async (c) => {
    const { status } = await bodyOf(c, schemas.membership)
    controlFor(c).setMembership(idOf(c, 'id'), idOf(c, 'member'), status)
    return c.json({})
  })
  app.get('/updates', (c) => c.json({ pending: controlFor(c).pendingUpdates() }))
  app.post('/updates', async (c) => c.json(controlFor(c).inject(await bodyOf(c, schemas.update))))
  app.post('/updates/drained', async (c) => {
    await controlFor(c).drained((await bodyOf(c, schemas.drained)).timeoutMs)
    return c.json({})
  })
  app.post('/deliver', async (c) => {
    return c.json(controlFor(c).deliver((await bodyOf(c, schemas.deliveries)).texts))
  })
  app.get('/limits', (c) => c.json(controlFor(c).limits()))
  app.put('/limits', async (c) => {
    const limits = await bodyOf(c, schemas.limits)
    controlFor(c).setLimits('off' in limits ? 'off' : limits)
    return c.json(controlFor(c).limits())
  })
  app.get('/faults', (c) => c.json(controlFor(c).faults()))
  app.post('/faults', async (c) =>
    c.json({ id: controlFor(c).addFault(await bodyOf(c, schemas.fault)) }, 201),
  )
  app.delete('/faults', (c) => {
    controlFor(c).clearFaults()
    return c.json({})
  })
  app.delete('/faults/:id', (c) => {
    controlFor(c).removeFault(idOf(c, 'id'))
    return c.json({})
  })
  app.get('/calls', (c) => {
    const { method, chatId } = c.req.query()
    const filter = { ...(method && { method }), ...(chatId && { chatId: Number(chatId) }) }
    return c.json(controlFor(c).calls(filter))
  })
  app.post('/reset', (c) => {
    controlFor(c).reset()
    return c.json({})
  })
  return app
}
