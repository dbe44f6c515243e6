import { askedRefunds, findPayment, type PaymentView } from '@anonchat/store'
import { html } from 'hono/html'
import { paymentScreen, paymentState } from '../../../domain/payment-screens.js'
import { decline, refund } from '../../../out/operations/payments.js'
import { ID, idOf, PANEL, type PanelApp, type PanelContext, type Viewer } from '../context.js'
import { type Html, page } from '../html/layout.js'
import { action, lines, link, number, table, textOf, time } from '../html/parts.js'
import { type NoteName, noteOf, withNote } from '../note.js'
import { orderOf } from '../order.js'
import { missing } from './missing.js'

const PAYMENTS = `${PANEL}/payments`
const MOST = 100

export const paymentAddress = (paymentId: number): string => `${PAYMENTS}/${paymentId}`
/** By their Telegram id, which leads to the card. */
const payerAddress = (memberId: number): string => `${PANEL}/members?search=${memberId}`

/** A member's last payments, each with the way to what can be done about it. */
export function paymentsOf(viewer: Viewer, memberId: number, paid: readonly PaymentView[]): Html {
  const { members, panel } = viewer.texts
  const id = String(memberId)
  if (paid.length === 0) return lines(`${panel.paymentsOf({ id })}\n${members.nothing()}`)
  const list = paid.map(({ paymentId, offer, amount, currency, paidAt, isRefunded }) => {
    const words = members.paymentLine({ on: paidAt, offer, amount, currency })
    const line = isRefunded ? members.paymentRefunded({ payment: words }) : words
    return html`${link(paymentAddress(paymentId), line)}<br>`
  })
  return html`<div class="lines">${panel.paymentsOf({ id })}<br>${list}</div>`
}

const OUTCOMES = {
  asked: 'refunding',
  'refunded-before': 'refunded-before',
  declined: 'declined',
  'not-asked': 'not-asked',
} as const satisfies Record<string, NoteName>

/** Who asks for Stars back, and each payment with what is decided about it. */
export function paymentPages(app: PanelApp, { operations, now }: PanelContext): void {
  const { db } = operations

  app.get('/payments', async (c) => {
    const viewer = c.get('viewer')
    const { texts, lang } = viewer
    const { panel, payments } = texts
    const asked = await askedRefunds(db, MOST)
    const rows = asked.map((one) => [
      link(paymentAddress(one.paymentId), `#${one.paymentId}`),
      link(payerAddress(one.memberId), one.memberId),
      html`<bdi>${one.offer}</bdi>`,
      number(lang, one.amount),
      time(lang, one.paidAt),
    ])
    const heads = [panel.payment(), panel.member(), panel.offer(), panel.stars(), panel.when()]
    const content =
      rows.length === 0
        ? html`<p>${payments.none()}</p>`
        : html`<p>${payments.asked()}</p>${table(heads, rows)}`
    return c.html(page(viewer, 'payments', panel.payments(), content))
  })

  app.get(`/payments/${ID}`, async (c) => {
    const viewer = c.get('viewer')
    const { texts } = viewer
    const payment = await findPayment(db, idOf(c))
    if (payment === null) return missing(c)
    const { paymentId, memberId } = payment
    const state = paymentState(payment)
    const to = (what: string) => `${paymentAddress(paymentId)}/${what}`
    const content = html`<section class="card">
${lines(textOf(paymentScreen(texts, payment)))}
<div class="actions">
${state === 'refunded' ? '' : action(viewer, to('refund'), texts.payments.refund(), '', 'danger')}
${state === 'asked' ? action(viewer, to('decline'), texts.payments.decline()) : ''}
</div>
</section>
${memberId > 0 ? html`<p>${link(payerAddress(memberId), `👤 ${memberId}`)}</p>` : ''}`
    const id = String(paymentId)
    return c.html(
      page(
        viewer,
        'payments',
        texts.panel.paymentTitle({ id }),
        content,
        noteOf(texts, c.req.query('note'), id),
      ),
    )
  })

  for (const [what, decide] of [
    ['refund', refund],
    ['decline', decline],
  ] as const)
    app.post(`/payments/${ID}/${what}`, async (c) => {
      const outcome = await decide(operations, await orderOf(c, now()), idOf(c))
      if (outcome === 'unknown') return missing(c)
      return c.redirect(withNote(paymentAddress(idOf(c)), OUTCOMES[outcome]), 303)
    })
}
