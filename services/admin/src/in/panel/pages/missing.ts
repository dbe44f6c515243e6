import type { Context } from 'hono'
import type { PanelEnv } from '../context.js'
import { alonePage } from '../html/alone.js'

/** What is not there, to somebody who may look. */
export function missing(c: Context<PanelEnv>) {
  const { lang, texts } = c.get('viewer')
  return c.html(alonePage(lang, texts.panel.missing()), 404)
}
