import type { MemberCard } from '@anonchat/store'
import type { Context } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { MOST_TEXT } from '../../../domain/screen.js'
import { erase } from '../../../out/operations/erase.js'
import { writeToMember } from '../../../out/operations/message.js'
import { ID, idOf, type PanelApp, type PanelContext, type PanelEnv, type Viewer } from '../context.js'
import type { Html } from '../html/layout.js'
import { action, textArea } from '../html/parts.js'
import { type NoteName, withNote } from '../note.js'
import { formOf, orderOf } from '../order.js'
import { MEMBERS, memberAddress } from './members.js'

const MessageForm = z.object({ text: z.string().trim().min(1).max(MOST_TEXT) })

/** To write to a member. @returns nothing for who deleted everything */
export function messageForm(viewer: Viewer, { record }: MemberCard): Html | string {
  const { members, panel } = viewer.texts
  if (record.memberId <= 0) return ''
  const words = html`${textArea('text', panel.messageText(), MOST_TEXT)}`
  return html`<section class="card">
${action(viewer, `${memberAddress(record.userId)}/message`, members.doMessage(), words)}
</section>`
}

/** To delete a member, in two presses: the second stands under what is lost. */
export function deleteForm(viewer: Viewer, { record }: MemberCard, isAdmin: boolean): Html | string {
  const { members } = viewer.texts
  const { userId, memberId } = record
  if (memberId <= 0 || isAdmin) return ''
  const sure = html`<input type="hidden" name="sure" value="yes">`
  return html`<details><summary>${members.doDelete()}</summary><p>${members.askDelete({ id: String(memberId) })}</p>${action(
    viewer,
    `${memberAddress(userId)}/delete`,
    members.reallyDelete(),
    sure,
    'danger',
  )}</details>`
}

/** A message to a member from the team, and the deletion of a member. */
export function memberContact(app: PanelApp, { operations, now }: PanelContext): void {
  const keyOf = (c: Context<PanelEnv>) => ({ userId: idOf(c) })
  const back = (c: Context<PanelEnv>, note: NoteName) =>
    c.redirect(withNote(memberAddress(keyOf(c).userId), note), 303)

  app.post(`/members/${ID}/message`, async (c) => {
    const form = MessageForm.safeParse(await formOf(c))
    if (!form.success) return back(c, 'faulty')
    const message = { kind: 'send', content: { kind: 'text', text: form.data.text } } as const
    const { kind } = await writeToMember(operations, await orderOf(c, now()), keyOf(c), message)
    return back(c, kind === 'done' ? 'written' : kind)
  })

  app.post(`/members/${ID}/delete`, async (c) => {
    if ((await formOf(c)).sure !== 'yes') return back(c, 'faulty')
    const { kind } = await erase(operations, await orderOf(c, now()), keyOf(c))
    // There is no card to go back to.
    return kind === 'done' ? c.redirect(withNote(MEMBERS, 'deleted'), 303) : back(c, kind)
  })
}
