import { words } from '../../domain/screen.js'
import { LINK_MINUTES, type PanelLinks } from '../../out/panel/links.js'
import { SESSION_HOURS } from '../../out/panel/sessions.js'
import type { AdminHandler } from '../handler.js'
import { PANEL } from '../panel/context.js'

export interface PanelLinkContext {
  /** Null where there is no page. */
  readonly links: PanelLinks | null
  /** Its public base. */
  readonly url: string | undefined
}

/** /admin_panel: a link to the page of operators, for this admin alone, once. */
export const panelHandler = ({ links, url }: PanelLinkContext): AdminHandler => ({
  command: async (ask, reply) => {
    const { panel } = ask.texts
    if (links === null || url === undefined) return await reply.say(words(panel.notSetUp()))
    const token = await links.issue(ask.adminId)
    const open = { text: panel.open(), url: `${url}${PANEL}/sign-in?link=${token}` }
    await reply.say(words(panel.link({ minutes: LINK_MINUTES, hours: SESSION_HOURS }), [open]))
  },
})
