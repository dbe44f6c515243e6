import { fileURLToPath } from 'node:url'
import { serveStatic, Unavailable } from '@anonchat/runtime'
import { t } from '@anonchat/texts'
import { Hono, type MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { PAGE_HEADERS } from '../../domain/http/page-policy.js'
import type { ShownQueue } from '../../out/panel/shown-queues.js'
import { bounded } from '../http/read.js'
import { redisGuard } from '../http/redis-guard.js'
import { boardDocument, queueBoard } from './board.js'
import { PANEL, type PanelContext, type PanelEnv } from './context.js'
import { langOf, panelGuard } from './guard.js'
import { alonePage } from './html/alone.js'
import { broadcastPages } from './pages/broadcasts.js'
import { draftPages } from './pages/draft.js'
import { figurePages } from './pages/figures.js'
import { logPages } from './pages/log.js'
import { memberPage } from './pages/member.js'
import { memberContact } from './pages/member-contact.js'
import { memberPages } from './pages/members.js'
import { missing } from './pages/missing.js'
import { paymentPages } from './pages/payments.js'
import { reportPage } from './pages/report.js'
import { reportPages } from './pages/reports.js'
import { signInPages, signOutPage } from './pages/sign-in.js'
import { writePages } from './pages/write-broadcast.js'

const ASSETS = fileURLToPath(new URL('./assets/', import.meta.url))

const withHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(PAGE_HEADERS))
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
}

const serveAssets = serveStatic({
  root: ASSETS,
  rewriteRequestPath: (path) => path.slice(`${PANEL}/assets`.length),
  onFound: (_, c) => c.header('cache-control', 'private, max-age=3600'),
})

/** The page of operators. All but the way in and the files that it looks like is for who was let in. */
export function operatorPanel(context: PanelContext, queues: readonly ShownQueue[]): Hono<PanelEnv> {
  const app = new Hono<PanelEnv>().basePath(PANEL)
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (!(error instanceof Unavailable))
      context.log.error({ err: error, path: c.req.routePath }, 'a page for an operator failed')
    const lang = langOf(c)
    return c.html(alonePage(lang, t(lang).panel.failed()), 503)
  })
  app.use('*', withHeaders, bounded)
  app.get('/assets/*', serveAssets)
  app.use('*', redisGuard(context.redis))
  signInPages(app, context)
  app.use('*', panelGuard(context))
  signOutPage(app, context)
  figurePages(app, context)
  memberPages(app, context)
  memberPage(app, context)
  memberContact(app, context)
  reportPages(app, context)
  reportPage(app, context)
  paymentPages(app, context)
  broadcastPages(app, context)
  writePages(app, context)
  draftPages(app, context)
  logPages(app, context)
  app.use('/queues/*', async (c, next) => {
    // Whatever the board offers: it is there to look at.
    if (c.req.method !== 'GET') return missing(c)
    await next()
    c.res = await boardDocument(c.res)
    return undefined
  })
  app.get('/queues/', (c) => c.redirect(`${PANEL}/queues`))
  app.route('/queues', queueBoard(queues, 'Queues'))
  app.all('*', missing)
  return app
}
