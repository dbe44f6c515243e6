import { addressOf } from '@anonchat/runtime'
import { t } from '@anonchat/texts'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { SESSION_S } from '../../../out/panel/sessions.js'
import { PANEL, type PanelApp, type PanelContext } from '../context.js'
import { COOKIE, langOf } from '../guard.js'
import { alonePage } from '../html/alone.js'
import { hidden } from '../html/layout.js'

/**
 * The way in. Opening the link shows a button and uses nothing up: what fetches previews of links presses no buttons. The press
 * comes from the page itself, and so the strict cookie goes along from then on.
 */
export function signInPages(app: PanelApp, context: PanelContext): void {
  const { links, sessions, wrongKeys, findAdmin, isSecure } = context

  app.get('/sign-in', (c) => {
    const lang = langOf(c)
    const { panel } = t(lang)
    const form = html`<form method="post" action="${PANEL}/sign-in">${hidden('link', c.req.query('link') ?? '')}<button class="main">${panel.signIn()}</button></form>`
    return c.html(alonePage(lang, panel.pressToSignIn(), form))
  })

  const refused = (c: Context) => {
    const lang = langOf(c)
    return c.html(alonePage(lang, t(lang).panel.linkOver()), 401)
  }

  app.post('/sign-in', async (c) => {
    const address = addressOf(c)
    if (await wrongKeys.tooMany(address)) return refused(c)
    const { link } = await c.req.parseBody()
    const adminId = typeof link === 'string' ? await links.redeem(link) : null
    if (adminId === null || (await findAdmin(adminId)) === null) {
      await wrongKeys.count(address)
      return refused(c)
    }
    setCookie(c, COOKIE, await sessions.begin(adminId), {
      path: PANEL,
      httpOnly: true,
      sameSite: 'Strict',
      secure: isSecure,
      maxAge: SESSION_S,
    })
    return c.redirect(PANEL, 303)
  })
}

/** The way out. */
export function signOutPage(app: PanelApp, { sessions }: PanelContext): void {
  app.post('/sign-out', async (c) => {
    const cookie = getCookie(c, COOKIE)
    if (cookie !== undefined) await sessions.end(cookie)
    deleteCookie(c, COOKIE, { path: PANEL })
    const { lang, texts } = c.get('viewer')
    return c.html(alonePage(lang, texts.panel.needLink()))
  })
}
