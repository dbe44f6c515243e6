import { lastPayments, type MemberCard, memberCard } from '@anonchat/store'
import { nearestLang, t } from '@anonchat/texts'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { BAN_DAYS, BAN_REASONS, daysWords, GRANT_DAYS } from '../../../domain/ban-screens.js'
import { cardText, isBannedNow } from '../../../domain/card-screen.js'
import { reportsScreen, roomsScreen } from '../../../domain/history-screens.js'
import { exportData } from '../../../out/operations/export.js'
import { historyOf } from '../../../out/operations/history.js'
import { givePremium } from '../../../out/operations/premium.js'
import { ban, type Outcome, unban, unsuspend } from '../../../out/operations/standing.js'
import { exportText } from '../../http/members.js'
import { ID, idOf, PANEL, type PanelApp, type PanelContext, type PanelEnv, type Viewer } from '../context.js'
import { type Html, page } from '../html/layout.js'
import { action, lines, link, select, textOf } from '../html/parts.js'
import { type NoteName, noteOf, withNote } from '../note.js'
import { formOf, orderOf } from '../order.js'
import { deleteForm, messageForm } from './member-contact.js'
import { memberAddress } from './members.js'
import { missing } from './missing.js'
import { paymentsOf } from './payments.js'

/** Shown of what a member paid. */
const PAYMENTS = 10

const BanForm = z.object({
  days: z.coerce.number().refine((days) => BAN_DAYS.some((one) => one === days)),
  reason: z.enum(['-', ...BAN_REASONS]),
  words: z.string().trim().max(512),
})
const GrantForm = z.object({
  days: z.coerce.number().refine((days) => GRANT_DAYS.some((one) => one === days)),
})

/** What can be done about a member. */
function actions(viewer: Viewer, card: MemberCard, now: number, isAdmin: boolean): Html {
  const { texts } = viewer
  const { members, panel, category } = texts
  const { userId, memberId } = card.record
  const to = (what: string) => `${memberAddress(userId)}/${what}`
  const days = (choices: readonly number[]) =>
    select(
      'days',
      panel.days(),
      choices.map((one) => ({ value: String(one), label: daysWords(texts, one) })),
    )
  const reasons = [
    { value: '-', label: members.noReason() },
    ...BAN_REASONS.map((value) => ({ value, label: category[value]() })),
  ]
  const words = html`<label>${panel.ownWords()}<input name="words" maxlength="512"></label>`
  const banning = isBannedNow(card, now)
    ? action(viewer, to('unban'), members.doUnban())
    : action(
        viewer,
        to('ban'),
        members.doBan(),
        html`${days(BAN_DAYS)}${select('reason', panel.reason(), reasons)}${words}`,
        'danger',
      )
  return html`<div class="actions">
${isAdmin ? '' : banning}
${card.suspension === null ? '' : action(viewer, to('unsuspend'), members.doUnsuspend())}
${memberId > 0 ? action(viewer, to('premium'), members.doGrant(), days(GRANT_DAYS)) : ''}
${memberId > 0 ? action(viewer, to('export'), panel.export()) : ''}
${deleteForm(viewer, card, isAdmin)}
</div>`
}

/** A member's card, and what is done about them. */
export function memberPage(app: PanelApp, context: PanelContext): void {
  const { operations, now } = context
  const { db, admins } = operations

  app.get(`/members/${ID}`, async (c) => {
    const viewer = c.get('viewer')
    const { texts } = viewer
    const userId = idOf(c)
    const card = await memberCard(db, { userId })
    if (card === null) return missing(c)
    const { memberId } = card.record
    const [{ rooms, reports }, paid] = await Promise.all([
      historyOf(db, card.record, viewer.actor),
      lastPayments(db, userId, PAYMENTS),
    ])
    const of = { userId, memberId }
    const content = html`<section class="card">
${lines(cardText(texts, card, now()))}
${actions(viewer, card, now(), admins.has(memberId))}
</section>
${messageForm(viewer, card)}
<section class="card">${lines(textOf(roomsScreen(texts, of, rooms)))}</section>
<section class="card">${lines(textOf(reportsScreen(texts, of, reports)))}</section>
<section class="card">${paymentsOf(viewer, memberId, paid)}</section>
<p>${link(`${PANEL}/log?member=${userId}`, texts.panel.logOf())}</p>`
    const note = noteOf(texts, c.req.query('note'), String(memberId))
    return c.html(page(viewer, 'members', texts.panel.memberTitle({ id: String(memberId) }), content, note))
  })

  const back = (c: Context<PanelEnv>, note: NoteName) =>
    c.redirect(withNote(memberAddress(idOf(c)), note), 303)
  const told = (c: Context<PanelEnv>, { kind }: Outcome, done: NoteName) =>
    back(c, kind === 'done' ? done : kind)

  app.post(`/members/${ID}/ban`, async (c) => {
    const form = BanForm.safeParse(await formOf(c))
    if (!form.success) return back(c, 'faulty')
    const { days, reason: name, words } = form.data
    const card = await memberCard(db, { userId: idOf(c) })
    if (card === null) return missing(c)
    const order = await orderOf(c, now())
    // In the language of who reads it.
    const { category } = t(nearestLang(card.record.language))
    const reason = words !== '' ? words : name === '-' ? null : category[name]()
    const outcome = await ban(operations, order, { userId: idOf(c) }, { days, reason })
    return told(c, outcome, 'banned')
  })

  app.post(`/members/${ID}/unban`, async (c) =>
    told(c, await unban(operations, await orderOf(c, now()), { userId: idOf(c) }), 'unbanned'),
  )

  app.post(`/members/${ID}/unsuspend`, async (c) =>
    told(c, await unsuspend(operations, await orderOf(c, now()), { userId: idOf(c) }), 'unsuspended'),
  )

  app.post(`/members/${ID}/premium`, async (c) => {
    const form = GrantForm.safeParse(await formOf(c))
    if (!form.success) return back(c, 'faulty')
    const order = await orderOf(c, now())
    const { kind } = await givePremium(operations, order, { userId: idOf(c) }, form.data.days)
    return back(c, kind === 'done' ? 'granted' : kind)
  })

  app.post(`/members/${ID}/export`, async (c) => {
    const kept = await exportData(operations, await orderOf(c, now()), { userId: idOf(c) })
    if (kept === null) return back(c, 'nobody')
    return c.body(exportText(kept), 200, {
      'content-type': 'application/json',
      // By the row, which names nobody outside of the database.
      'content-disposition': `attachment; filename="member-${idOf(c)}.json"`,
    })
  })
}
