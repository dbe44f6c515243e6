import { type BroadcastRecord, findBroadcast, listBroadcasts } from '@anonchat/store'
import { html } from 'hono/html'
import { goOnLabel, livingText, orderableOf, statusText } from '../../../domain/broadcast/living-screen.js'
import { priceOf } from '../../../domain/broadcast/price.js'
import { barOf, type Progress } from '../../../domain/broadcast/progress.js'
import { mayChange } from '../../../domain/broadcast/rights.js'
import { progressNow } from '../../../out/broadcast/known.js'
import { OPERATOR_ORDERS, operateBroadcast } from '../../../out/broadcast/operate.js'
import { Id } from '../../http/read.js'
import { ID, idOf, type PanelApp, type PanelContext, type Viewer } from '../context.js'
import { type Html, hidden, page } from '../html/layout.js'
import { action, lines, link, number, pager, table, time } from '../html/parts.js'
import { type NoteName, noteOf, withNote } from '../note.js'
import { formOf, orderOf } from '../order.js'
import { showDraft } from './draft.js'
import { missing } from './missing.js'
import { BROADCASTS, broadcastAddress } from './write-broadcast.js'

const ROWS = 25

function bar({ lang, texts }: Viewer, { done, total }: Progress): Html {
  const share = texts.broadcast.share({ done, total, percent: barOf(done, total).percent })
  return html`<progress max="${Math.max(1, total)}" value="${done}" lang="${lang}" aria-label="${share}">${share}</progress>`
}

function actions(viewer: Viewer, record: BroadcastRecord, { counts }: Progress): Html {
  const { texts } = viewer
  const { broadcast } = texts
  const { id } = record
  const labels = {
    start: broadcast.now(),
    pause: broadcast.hold(),
    resume: goOnLabel(texts, record),
    cancel: broadcast.stop(),
    undo: broadcast.undoYes(),
  }
  const orders = orderableOf(record, counts.sent)
  const can = OPERATOR_ORDERS.filter((one) => orders.includes(one === 'start' ? 'begin' : one))
  return html`<div class="actions">${can.map((order) => {
    const form = action(
      viewer,
      `${broadcastAddress(id)}/${order}`,
      labels[order],
      order === 'resume' ? hidden('stars', priceOf(record)) : '',
      order === 'cancel' || order === 'undo' ? 'danger' : 'plain',
    )
    if (order !== 'undo') return form
    return html`<details><summary>${broadcast.undo()}</summary><p>${broadcast.undoAsk({ people: counts.sent })}</p>${form}</details>`
  })}</div>`
}

const RESULTS = {
  done: 'ordered',
  'not-now': 'not-now',
  late: 'late',
  draft: 'draft',
  price: 'price',
  'nobody-there': 'nobody-there',
  'admin-gone': 'admin-gone',
} as const satisfies Record<string, NoteName>

/** Broadcasts, how far each is, and what is done with it. A draft is its writer's. */
export function broadcastPages(app: PanelApp, context: PanelContext): void {
  const { broadcasts, now } = context
  const { db } = broadcasts

  app.get('/broadcasts', async (c) => {
    const viewer = c.get('viewer')
    const { texts, lang } = viewer
    const { broadcast, panel, admin } = texts
    const before = Id.optional().safeParse(c.req.query('before'))
    const beforeId = before.success ? before.data : undefined
    const found = await listBroadcasts(db, { limit: ROWS + 1, beforeId })
    const shown = found.slice(0, ROWS)
    const last = shown.at(-1)
    const rowOf = async (one: BroadcastRecord) => {
      const progress = await progressNow(broadcasts, one)
      return [
        link(broadcastAddress(one.id), `#${one.id}`),
        statusText(texts, one),
        bar(viewer, progress),
        number(lang, progress.counts.sent),
        number(lang, one.audienceSize),
        time(lang, one.createdAt),
      ]
    }
    const rows = await Promise.all(shown.map(rowOf))
    const heads = [
      panel.broadcast(),
      panel.standing(),
      panel.progress(),
      panel.sent(),
      panel.people(),
      panel.when(),
    ]
    const older =
      found.length > ROWS && last !== undefined
        ? link(`${BROADCASTS}?before=${last.id}`, admin.older())
        : null
    const list = shown.length === 0 ? html`<p>${broadcast.none()}</p>` : table(heads, rows)
    const content = html`<p>${link(`${BROADCASTS}/new`, panel.writeBroadcast())}</p>${list}${pager(older)}`
    return c.html(page(viewer, 'broadcasts', panel.broadcasts(), content))
  })

  app.get(`/broadcasts/${ID}`, async (c) => {
    const viewer = c.get('viewer')
    const { texts } = viewer
    const record = await findBroadcast(db, idOf(c))
    if (record === null) return missing(c)
    const isDraft = record.status === 'draft'
    if (isDraft && mayChange(record, viewer.actor)) return await showDraft(c, context, record)
    const progress = await progressNow(broadcasts, record)
    const content = html`<section class="card">
${bar(viewer, progress)}
${lines(livingText(texts, record, progress))}
${isDraft ? html`<p>${texts.broadcast.notYours()}</p>` : actions(viewer, record, progress)}
</section>`
    const id = String(record.id)
    const note = noteOf(texts, c.req.query('note'), id)
    return c.html(page(viewer, 'broadcasts', texts.broadcast.title({ id }), content, note))
  })

  for (const order of OPERATOR_ORDERS)
    app.post(`/broadcasts/${ID}/${order}`, async (c) => {
      const id = idOf(c)
      const outcome = await operateBroadcast(
        broadcasts,
        id,
        order,
        await orderOf(c, now()),
        (await formOf(c)).stars,
      )
      return outcome === 'gone'
        ? missing(c)
        : c.redirect(withNote(broadcastAddress(id), RESULTS[outcome]), 303)
    })
}
