import { randomUUID } from 'node:crypto'
import { MOST_HTML } from '@anonchat/contracts'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { EVERYBODY } from '../../../domain/broadcast/audience.js'
import { MOST_BUTTONS_TEXT, readLinks } from '../../../domain/broadcast/links.js'
import { type WriteOutcome, writeBroadcast } from '../../../out/broadcast/write.js'
import { PANEL, type PanelApp, type PanelContext, type PanelEnv, type Viewer } from '../context.js'
import { type Html, type Note, page } from '../html/layout.js'
import { action, select, textArea } from '../html/parts.js'
import { formOf, orderOf } from '../order.js'

export const BROADCASTS = `${PANEL}/broadcasts`
export const broadcastAddress = (id: number): string => `${BROADCASTS}/${id}`

const WriteForm = z.object({
  text: z.string().trim().min(1).max(MOST_HTML),
  buttons: z.string().trim().max(MOST_BUTTONS_TEXT).default(''),
  admin: z.coerce.number().int().optional(),
})

interface Filled {
  readonly text?: string | undefined
  readonly buttons?: string | undefined
}

type NotBegun = Exclude<WriteOutcome, { kind: 'draft' }>

/** Why nothing was begun, in words. */
export function notBegun({ panel }: Viewer['texts'], outcome: NotBegun): Note {
  const text = () => {
    switch (outcome.kind) {
      case 'refused':
        return panel.textRefused({ why: outcome.why })
      case 'unreachable':
        return panel.adminUnreachable()
      case 'nobody-there':
        return panel.nobodyThere()
      case 'late':
        return panel.notShown()
    }
  }
  return { text: text(), isGood: false }
}

/** To write a broadcast: by an admin who is signed in for their own chat, by the key for the chat of one of them. */
export function writePages(app: PanelApp, { broadcasts, operations, now }: PanelContext): void {
  const form = (viewer: Viewer, filled: Filled, order?: string): Html => {
    const { panel } = viewer.texts
    const admins = [...operations.admins].map(String)
    const whose =
      viewer.actor.kind === 'telegram'
        ? ''
        : select(
            'admin',
            panel.inChatOf(),
            admins.map((id) => ({ value: id, label: id })),
          )
    const fields = html`${whose}${textArea('text', panel.writeText(), MOST_HTML, filled.text)}${textArea(
      'buttons',
      panel.writeButtons(),
      MOST_BUTTONS_TEXT,
      filled.buttons,
      false,
    )}`
    return html`<p>${panel.aboutWriting()}</p>
<section class="card">${action(viewer, BROADCASTS, panel.showInChat(), fields, 'main', order)}</section>`
  }
  const show = (c: Context<PanelEnv>, filled: Filled, note: Note | null, order?: string) => {
    const viewer = c.get('viewer')
    const content = form(viewer, filled, order)
    return c.html(
      page(viewer, 'broadcasts', viewer.texts.panel.writeBroadcast(), content, note),
      note ? 422 : 200,
    )
  }

  app.get('/broadcasts/new', (c) => show(c, {}, null))

  app.post('/broadcasts', async (c) => {
    const { actor, texts } = c.get('viewer')
    const fields = await formOf(c)
    const read = WriteForm.safeParse(fields)
    const adminId = actor.kind === 'telegram' ? actor.adminId : read.data?.admin
    if (!read.success || adminId === undefined || !operations.admins.has(adminId))
      return show(c, fields, { text: texts.panel.faulty(), isGood: false })
    const { text, buttons } = read.data
    const links = buttons === '' ? null : readLinks(buttons)
    if (links !== null && 'faulty' in links) {
      const lines = links.faulty.join('\n') || '—'
      return show(c, fields, { text: texts.broadcast.linksFaulty({ lines }), isGood: false })
    }
    const draft = {
      html: text,
      buttons: buttons === '' ? null : buttons,
      audience: EVERYBODY,
      scheduledAt: null,
    }
    const outcome = await writeBroadcast(broadcasts, await orderOf(c, now()), adminId, draft)
    if (outcome.kind === 'draft') return c.redirect(broadcastAddress(outcome.draft.id), 303)
    // What is late is the same order when it is sent again; what was refused is another.
    const order = outcome.kind === 'late' ? fields.order : randomUUID()
    return show(c, fields, notBegun(texts, outcome), order)
  })
}
