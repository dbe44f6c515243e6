import { listAdminActions } from '@anonchat/store'
import { html } from 'hono/html'
import { whatOf } from '../../../domain/log-screen.js'
import { Id } from '../../http/read.js'
import { PANEL, type PanelApp, type PanelContext } from '../context.js'
import { page } from '../html/layout.js'
import { link, pager, table, time } from '../html/parts.js'

const ROWS = 50

/** The audit log, of everybody or about one member. */
export function logPages(app: PanelApp, { operations }: PanelContext): void {
  app.get('/log', async (c) => {
    const viewer = c.get('viewer')
    const { texts, lang } = viewer
    const { admin, panel } = texts
    const idOf = (name: string) => {
      const read = Id.optional().safeParse(c.req.query(name))
      return read.success ? read.data : undefined
    }
    const [targetUserId, beforeId] = [idOf('member'), idOf('before')]
    const found = await listAdminActions(operations.db, { limit: ROWS + 1, beforeId, targetUserId })
    const shown = found.slice(0, ROWS)
    const last = shown.at(-1)
    const of = targetUserId === undefined ? '' : `member=${targetUserId}&`
    const older =
      found.length > ROWS && last !== undefined
        ? link(`${PANEL}/log?${of}before=${last.id}`, admin.older())
        : null
    const rows = shown.map((row) => [
      time(lang, row.at),
      row.actor.kind === 'api' ? admin.operator() : row.actor.adminId,
      html`<bdi dir="ltr">${whatOf(row)}</bdi>`,
    ])
    const list =
      shown.length === 0
        ? html`<p>${admin.logEmpty()}</p>`
        : table([panel.when(), panel.who(), panel.what()], rows)
    return c.html(page(viewer, 'log', panel.log(), html`${list}${pager(older)}`))
  })
}
