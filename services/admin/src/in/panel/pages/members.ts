import type { ListedMember, MemberPage } from '@anonchat/store'
import { personLine } from '@anonchat/texts'
import { html, raw } from 'hono/html'
import { z } from 'zod'
import { type ListKind, listData, readListData } from '../../../domain/list-data.js'
import { LIST_PAGE, listTitle, marks } from '../../../domain/list-screen.js'
import { findMembers, pageOf } from '../../../out/operations/find.js'
import { PANEL, type PanelApp, type PanelContext, type Viewer } from '../context.js'
import { type Html, page } from '../html/layout.js'
import { link, pager, table } from '../html/parts.js'
import { noteOf } from '../note.js'

export const MEMBERS = `${PANEL}/members`
const ROWS = LIST_PAGE * 3
const FILTERS = ['all', 'banned', 'premium', 'reported'] as const
const Search = z.string().trim().min(1).max(128)

export const memberAddress = (userId: number): string => `${MEMBERS}/${userId}`
const listAddress = (list: ListKind, cursor: Parameters<typeof listData>[0]['cursor'] = null): string =>
  `${MEMBERS}?list=${encodeURIComponent(listData({ list, cursor }))}`

function rows({ texts, lang }: Viewer, members: readonly ListedMember[]): Html {
  const { panel } = texts
  return table(
    [panel.member(), panel.username(), panel.profile(), panel.standing()],
    members.map((one) => [
      link(memberAddress(one.userId), one.memberId),
      one.username === null ? '' : html`<bdi>@${one.username}</bdi>`,
      html`<span lang="${lang}">${personLine(texts, one) ?? ''}</span>`,
      marks(one),
    ]),
  )
}

function listed(viewer: Viewer, list: ListKind, shown: MemberPage): Html | string {
  const [first, last] = [shown.members[0], shown.members.at(-1)]
  const { admin } = viewer.texts
  const newer =
    shown.before && first !== undefined
      ? link(listAddress(list, { side: 'before', userId: first.userId }), admin.newer())
      : null
  const older =
    shown.after && last !== undefined
      ? link(listAddress(list, { side: 'after', userId: last.userId }), admin.older())
      : null
  return html`${rows(viewer, shown.members)}${pager(newer, older)}`
}

/** Members: searched for, or listed by pages and filters. */
export function memberPages(app: PanelApp, context: PanelContext): void {
  const find = { db: context.operations.db, now: context.now }

  app.get('/members', async (c) => {
    const viewer = c.get('viewer')
    const { members, panel } = viewer.texts
    const search = Search.safeParse(c.req.query('search'))
    const asked = readListData(c.req.query('list') ?? '') ?? { list: { kind: 'all' }, cursor: null }
    const found = search.success ? await findMembers(find, search.data) : null
    if (found?.kind === 'member') return c.redirect(memberAddress(found.card.record.userId), 303)
    const list = found?.kind === 'list' ? found.list : asked.list
    const cursor = found === null ? asked.cursor : null
    const shown = found?.kind === 'nobody' ? null : await pageOf(find, list, cursor, ROWS)
    const nobody = shown === null || shown.members.length === 0
    const labels = {
      all: members.filterAll(),
      banned: members.filterBanned(),
      premium: members.filterPremium(),
      reported: members.filterReported(),
    }
    const current = found === null ? list.kind : ''
    const content = html`<form class="search" role="search" action="${MEMBERS}">
<label>${panel.searchFor()}<input type="search" name="search" value="${search.success ? search.data : ''}" maxlength="128"></label>
<button>${members.search()}</button>
</form>
<nav class="choices">${FILTERS.map(
      (kind) =>
        html`<a href="${listAddress({ kind })}" ${raw(kind === current ? 'aria-current="true"' : '')}>${labels[kind]}</a>`,
    )}</nav>
${nobody ? html`<p>${found === null ? members.nobody() : members.notFound()}</p>` : html`<h2>${listTitle(viewer.texts, list, shown.city)}</h2>${listed(viewer, list, shown)}`}`
    const note = noteOf(viewer.texts, c.req.query('note'), '')
    return c.html(page(viewer, 'members', panel.members(), content, note))
  })
}
