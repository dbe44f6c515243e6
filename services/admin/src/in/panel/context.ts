import type { Actor, Redis } from '@anonchat/store'
import type { Lang, Texts } from '@anonchat/texts'
import type { Context, Hono } from 'hono'
import type { FindAdmin } from '../../out/admins.js'
import type { PanelLinks } from '../../out/panel/links.js'
import type { PanelSessions } from '../../out/panel/sessions.js'
import type { WrongKeys } from '../../out/wrong-keys.js'
import type { OperatorContext } from '../http/context.js'
import type { CheckKey } from '../http/key-guard.js'

/** Who looks at the page: an admin who is signed in, or an operator by the key of the interface. */
export interface Viewer {
  readonly actor: Actor
  /** What every form carries; null for the key, which no other site can send. */
  readonly csrf: string | null
  readonly lang: Lang
  readonly texts: Texts
}

export interface PanelContext extends OperatorContext {
  readonly checkKey: CheckKey
  readonly wrongKeys: WrongKeys
  readonly findAdmin: FindAdmin
  readonly links: PanelLinks
  readonly sessions: PanelSessions
  readonly redis: Redis
  /** Whether the page is reached by https. */
  readonly isSecure: boolean
}

export interface PanelEnv {
  Variables: { viewer: Viewer }
}
export type PanelApp = Hono<PanelEnv>

export const PANEL = '/panel'

/** A number in the path that names what a page is about. */
export const ID = ':id{[1-9]\\d{0,9}}'
export const idOf = (c: Context<PanelEnv>): number => Number(c.req.param('id'))
