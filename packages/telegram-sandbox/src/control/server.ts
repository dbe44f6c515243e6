import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { BotControl } from '../api.js'
import { ControlError } from '../members/control-error.js'
import type { Store } from '../store/store.js'
import type { Events } from '../world/events.js'
import { crowdRoutes } from './crowd-routes.js'
import { streamEvents } from './events.js'
import { fileRoutes } from './file-routes.js'
import { memberRoutes } from './member-routes.js'
import { pageRoutes } from './page-routes.js'
import { playRoutes } from './play-routes.js'
import { traceRoutes } from './trace-routes.js'
import { worldRoutes } from './world-routes.js'

/** Answers `/control/…`: the control API over HTTP. `?bot=<token>` names another bot than the default one. */
export function controlServer(
  controlOf: (token: string | undefined) => BotControl,
  eventsOf: (token: string | undefined) => Events,
  store: Store | null,
): (request: IncomingMessage, response: ServerResponse) => void {
  const app = new Hono().basePath('/control')
  if (store) {
    // Whoever is answered may rely on it: what was done is on disk before.
    app.use(async (c, next) => {
      await next()
      if (c.req.method !== 'GET') await new Promise<void>((resolve) => store.settled(resolve))
    })
  }
  const controlFor = (c: Context): BotControl => controlOf(c.req.query('bot'))
  app.route('/', playRoutes(controlFor))
  app.route('/', fileRoutes(controlFor))
  app.route('/members', memberRoutes(controlFor))
  app.route('/crowd', crowdRoutes(controlFor))
  app.route('/traces', traceRoutes(controlFor))
  app.route('/', pageRoutes(controlFor))
  app.route('/', worldRoutes(controlFor))
  app.notFound((c) => c.json({ error: 'there is no such route' }, 404))
  app.onError((error, c) => c.json({ error: error.message }, error instanceof ControlError ? 400 : 500))
  const listener = getRequestListener(app.fetch)
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://sandbox')
    if (url.pathname === '/control/events') {
      streamEvents(eventsOf(url.searchParams.get('bot') ?? undefined), request, response)
    } else void listener(request, response)
  }
}
