import type { Redis } from '@anonchat/store'
import type { Hono } from 'hono'
import type { FindAdmin } from '../out/admins.js'
import type { PanelLinks } from '../out/panel/links.js'
import { openPanelSessions } from '../out/panel/sessions.js'
import type { ShownQueue } from '../out/panel/shown-queues.js'
import { openWrongKeys } from '../out/wrong-keys.js'
import { operatorApi } from './http/api.js'
import type { OperatorContext } from './http/context.js'
import { keyCheck } from './http/key-guard.js'
import { operatorPanel } from './panel/panel.js'

export interface OperatorOptions {
  readonly apiKey: string
  /** Public base of the page, where it is known. */
  readonly panelUrl: string | undefined
  readonly redis: Redis
  readonly findAdmin: FindAdmin
  readonly links: PanelLinks
  readonly queues: readonly ShownQueue[]
}

/** What operators reach over HTTP: the interface for programs, and the page for people. */
export function serveOperators(http: Hono, context: OperatorContext, options: OperatorOptions): void {
  const { apiKey, panelUrl, redis, findAdmin, links, queues } = options
  const wrongKeys = openWrongKeys(redis, context.now)
  const checkKey = keyCheck(apiKey, wrongKeys)
  const sessions = openPanelSessions(redis)
  const isSecure = panelUrl?.startsWith('https:') === true
  http.route('/', operatorApi(context, checkKey, redis))
  http.route(
    '/',
    operatorPanel({ ...context, checkKey, wrongKeys, findAdmin, links, sessions, isSecure, redis }, queues),
  )
}
