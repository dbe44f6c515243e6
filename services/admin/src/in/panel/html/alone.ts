import { type Lang, t } from '@anonchat/texts'
import { html } from 'hono/html'
import { document, type Html } from './layout.js'

/** A page that says one thing, to somebody who is not let in. */
export function alonePage(lang: Lang, text: string, content: Html | string = ''): Html {
  const title = t(lang).panel.title()
  return document(lang, title, html`<main class="alone"><h1>${title}</h1><p>${text}</p>${content}</main>`)
}
