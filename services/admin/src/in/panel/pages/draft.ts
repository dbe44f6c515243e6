import { Gender, MOST_HTML } from '@anonchat/contracts'
import { type BroadcastRecord, changeBroadcast, findBroadcast } from '@anonchat/store'
import { LANGS, t } from '@anonchat/texts'
import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import { z } from 'zod'
import { ACTIVE_DAYS, ANY, confirmWords, draftText } from '../../../domain/broadcast/draft-screen.js'
import { MOST_BUTTONS_TEXT } from '../../../domain/broadcast/links.js'
import { mostStars, priceOf } from '../../../domain/broadcast/price.js'
import { readChoices, writtenChoices } from '../../../domain/broadcast/read-choices.js'
import { mayChange } from '../../../domain/broadcast/rights.js'
import { recount } from '../../../out/broadcast/recount.js'
import { actionOf } from '../../../out/broadcast/work.js'
import { rewriteBroadcast } from '../../../out/broadcast/write.js'
import { ID, idOf, type PanelApp, type PanelContext, type PanelEnv, type Viewer } from '../context.js'
import { type Html, hidden, type Note, page } from '../html/layout.js'
import { action, type Choice, lines, link, select, textArea } from '../html/parts.js'
import { noteOf, withNote } from '../note.js'
import { formOf, orderOf } from '../order.js'
import { missing } from './missing.js'
import { broadcastAddress, notBegun } from './write-broadcast.js'

const RewriteForm = z.object({ text: z.string().trim().min(1).max(MOST_HTML) })

type Filled = Readonly<Record<string, string>>
/** A form as it is shown once more: another order. */
const typed = ({ order: _, ...form }: Filled): Filled => form

/**
 * Whom it is for, when it starts, and what stands under it: what buttons choose in the chat.
 * @param filled what was typed and could not be read, to be mended
 */
function choices({ texts }: Viewer, draft: BroadcastRecord, paid: boolean, filled: Filled): Html {
  const { broadcast, gender: genders, panel } = texts
  const { audience, audienceSize, sourceMessageIds } = draft
  const now = { ...writtenChoices(draft), ...filled }
  const any: Choice = { value: ANY, label: broadcast.anyone() }
  const { activeWithinDays } = audience
  const days = new Set([...ACTIVE_DAYS, ...(activeWithinDays === null ? [] : [activeWithinDays])])
  const languages = LANGS.map((value) => ({ value, label: t(value).name }))
  const people = Gender.options.map((value) => ({ value, label: genders[value] }))
  const active = [...days].map((one) => ({ value: String(one), label: broadcast.activeIn({ days: one }) }))
  const premium = [
    { value: '1', label: broadcast.onlyPremium() },
    { value: '0', label: broadcast.notPremium() },
  ]
  const prices = [
    { value: '0', label: broadcast.paidOff() },
    { value: '1', label: broadcast.paidOn({ stars: mostStars(audienceSize) }) },
  ]
  const isSingle = sourceMessageIds.length === 1
  return html`${select('language', broadcast.byLanguage(), [any, ...languages], now.language)}
${select('gender', broadcast.byGender(), [any, ...people], now.gender)}
${select('premium', broadcast.byPremium(), [any, ...premium], now.premium)}
${select('active', broadcast.byActivity(), [any, ...active], now.active)}
<label>${broadcast.byCity()}<input name="city" maxlength="64" value="${now.city}"></label>
<label>${panel.startAt()}<input name="at" maxlength="32" value="${now.at}"></label>
${paid && isSingle ? select('paid', panel.price(), prices, now.paid) : ''}
${isSingle ? textArea('buttons', panel.writeButtons(), MOST_BUTTONS_TEXT, now.buttons, false) : ''}`
}

/** A draft, and what can be changed about it. */
function draftContent(viewer: Viewer, draft: BroadcastRecord, paid: boolean, filled: Filled): Html {
  const { broadcast, panel } = viewer.texts
  const to = (what: string) => `${broadcastAddress(draft.id)}/${what}`
  const ready = draft.sourceMessageIds.length > 0
  // Of the same form: what is chosen and not saved cannot be overlooked.
  const check = ready ? html`<button class="main" name="go" value="check">${broadcast.check()}</button>` : ''
  return html`<section class="card">
${lines(draftText(viewer.texts, draft, { paid }))}
<p>${panel.standsInChat()}</p>
<div class="actions">
${ready ? action(viewer, to('preview'), broadcast.seePreview()) : ''}
${action(viewer, to('cancel'), broadcast.drop(), '', 'danger')}
<details ${raw(filled.text === undefined ? '' : 'open')}><summary>${panel.otherText()}</summary>${action(
    viewer,
    to('text'),
    panel.showInChat(),
    textArea('text', panel.writeText(), MOST_HTML, filled.text),
    'plain',
    filled.order,
  )}</details>
</div>
</section>
<section class="card">${action(viewer, to('choose'), panel.save(), html`${choices(viewer, draft, paid, filled)}${check}`)}</section>`
}

/** The question before it goes out, and nothing else. */
function checkContent(
  viewer: Viewer,
  draft: BroadcastRecord,
  { paid, perSecond }: PanelContext['broadcasts'],
): Html {
  const { texts } = viewer
  const address = broadcastAddress(draft.id)
  const { text, yes } = confirmWords(texts, draft, perSecond)
  return html`<section class="card">
${lines(draftText(texts, draft, { paid }))}
</section>
<section class="card">
${lines(text)}
<div class="actions">${action(viewer, `${address}/start`, yes, hidden('stars', priceOf(draft)), 'main')}</div>
</section>
<p>${link(address, texts.broadcast.back())}</p>`
}

/** A draft as its writer sees it. */
export async function showDraft(
  c: Context<PanelEnv>,
  context: PanelContext,
  record: BroadcastRecord,
  note?: Note,
  filled: Filled = {},
) {
  const viewer = c.get('viewer')
  const draft = await recount(context.broadcasts, record)
  const id = String(draft.id)
  const said = note ?? noteOf(viewer.texts, c.req.query('note'), id)
  const title = viewer.texts.broadcast.title({ id })
  const content = draftContent(viewer, draft, context.broadcasts.paid, filled)
  return c.html(page(viewer, 'broadcasts', title, content, said), note === undefined ? 200 : 422)
}

/** What is changed about a draft on the page; it is sent off and dropped like any other broadcast. */
export function draftPages(app: PanelApp, context: PanelContext): void {
  const { broadcasts, now } = context
  const { db, publish, paid } = broadcasts

  /** A form of a draft, for who may change it. */
  const onDraft = (what: string, work: (c: Context<PanelEnv>, draft: BroadcastRecord) => Promise<Response>) =>
    app.post(`/broadcasts/${ID}/${what}`, async (c) => {
      const id = idOf(c)
      const record = await findBroadcast(db, id)
      if (record === null) return missing(c)
      if (record.status !== 'draft') return c.redirect(withNote(broadcastAddress(id), 'not-now'), 303)
      if (mayChange(record, c.get('viewer').actor)) return await work(c, record)
      return c.redirect(withNote(broadcastAddress(id), 'draft'), 303)
    })

  app.get(`/broadcasts/${ID}/check`, async (c) => {
    const viewer = c.get('viewer')
    const record = await findBroadcast(db, idOf(c))
    if (record === null) return missing(c)
    const address = broadcastAddress(record.id)
    if (record.status !== 'draft' || !mayChange(record, viewer.actor)) return c.redirect(address, 303)
    const draft = await recount(broadcasts, record)
    if (draft.audienceSize === 0) return c.redirect(withNote(address, 'nobody-there'), 303)
    if (draft.sourceMessageIds.length === 0) return c.redirect(withNote(address, 'not-now'), 303)
    const title = viewer.texts.broadcast.title({ id: String(draft.id) })
    return c.html(page(viewer, 'broadcasts', title, checkContent(viewer, draft, broadcasts)))
  })

  onDraft('choose', async (c, draft) => {
    const { broadcast, panel } = c.get('viewer').texts
    const form = await formOf(c)
    const read = readChoices(form, draft, paid, now())
    if ('changes' in read) {
      const address = broadcastAddress(draft.id)
      const changed = await changeBroadcast(db, draft.id, ['draft'], undefined, read.changes)
      if (changed && form.go === 'check') return c.redirect(`${address}/check`, 303)
      return c.redirect(withNote(address, changed ? 'saved' : 'not-now'), 303)
    }
    const text =
      read.faulty === 'links'
        ? broadcast.linksFaulty({ lines: read.lines.join('\n') || '—' })
        : read.faulty === 'time'
          ? broadcast.timeFaulty({ now: new Date(now()) })
          : panel.faulty()
    return await showDraft(c, context, draft, { text, isGood: false }, typed(form))
  })

  onDraft('text', async (c, draft) => {
    const { texts } = c.get('viewer')
    const fields = await formOf(c)
    const form = RewriteForm.safeParse(fields)
    if (!form.success)
      return await showDraft(c, context, draft, { text: texts.panel.faulty(), isGood: false })
    const outcome = await rewriteBroadcast(broadcasts, await orderOf(c, now()), draft, form.data.text)
    if (outcome.kind === 'done' || outcome.kind === 'not-now') {
      const note = outcome.kind === 'done' ? 'in-chat' : 'not-now'
      return c.redirect(withNote(broadcastAddress(draft.id), note), 303)
    }
    // What is late is the same order when it is sent again.
    const again: Filled = outcome.kind === 'late' && fields.order !== undefined ? { order: fields.order } : {}
    return await showDraft(c, context, draft, notBegun(texts, outcome), { ...again, text: form.data.text })
  })

  onDraft('preview', async (c, draft) => {
    const { trace, at } = await orderOf(c, now())
    const chatId = draft.adminId
    if (draft.sourceMessageIds.length > 0)
      await publish.envelope({
        key: `${trace}/preview`,
        trace,
        chatId,
        lane: 'live',
        decidedAt: at.getTime(),
        action: actionOf(draft),
      })
    return c.redirect(withNote(broadcastAddress(draft.id), 'in-chat'), 303)
  })
}
