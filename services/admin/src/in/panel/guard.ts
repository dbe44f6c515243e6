import { secretCheck } from '@anonchat/runtime'
import { DEFAULT_LANG, type Lang, nearestLang, t } from '@anonchat/texts'
import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { PANEL, type PanelContext, type PanelEnv, type Viewer } from './context.js'
import { alonePage } from './html/alone.js'

export const COOKIE = 'panel'

/** Of somebody who is not known yet. */
export const langOf = (c: Context): Lang => nearestLang(c.req.header('Accept-Language')?.split(',')[0])

/** The same for everybody who is not let in, whatever they asked for. */
function refused(c: Context) {
  const lang = langOf(c)
  return c.html(alonePage(lang, t(lang).panel.needLink()), 401)
}

/** Who asks: by the key of the interface, or by a session whose admin is still one. */
async function viewerOf(context: PanelContext, c: Context): Promise<Viewer | null> {
  if (c.req.header('X-API-Key') !== undefined) {
    if ((await context.checkKey(c)) !== null) return null
    return { actor: { kind: 'api' }, csrf: null, lang: DEFAULT_LANG, texts: t(DEFAULT_LANG) }
  }
  const cookie = getCookie(c, COOKIE)
  const session = cookie === undefined ? null : await context.sessions.find(cookie)
  if (cookie === undefined || session === null) return null
  const { adminId, csrf } = session
  const admin = await context.findAdmin(adminId)
  if (admin === null) {
    await context.sessions.end(cookie)
    return null
  }
  const lang = admin.language === null ? langOf(c) : nearestLang(admin.language)
  return { actor: { kind: 'telegram', adminId }, csrf, lang, texts: t(lang) }
}

const READS = new Set(['GET', 'HEAD'])

/** Lets pass who may see the page; whoever changes something must have got the form from the page itself. */
export const panelGuard =
  (context: PanelContext): MiddlewareHandler<PanelEnv> =>
  async (c, next) => {
    const viewer = await viewerOf(context, c)
    if (viewer === null) {
      if (getCookie(c, COOKIE) !== undefined) deleteCookie(c, COOKIE, { path: PANEL })
      return refused(c)
    }
    if (!READS.has(c.req.method) && viewer.csrf !== null) {
      const { csrf } = await c.req.parseBody()
      if (typeof csrf !== 'string' || !secretCheck(viewer.csrf)(csrf))
        return c.html(alonePage(viewer.lang, viewer.texts.panel.staleForm()), 403)
    }
    c.set('viewer', viewer)
    return await next()
  }
