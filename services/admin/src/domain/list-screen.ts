import type { InlineButton } from '@anonchat/contracts'
import type { ListedMember, MemberPage } from '@anonchat/store'
import { personLine, type Texts } from '@anonchat/texts'
import { type ListKind, listData } from './list-data.js'
import { memberData } from './member-data.js'
import { button, type Screen, words } from './screen.js'

export const LIST_PAGE = 8

/** What stands over a list: of a city or a name, what was looked for. */
export function listTitle({ members }: Texts, list: ListKind, city: string | null): string {
  switch (list.kind) {
    case 'city':
      return members.inCity({ city: city ?? '' })
    case 'username':
      return members.named({ prefix: `@${list.prefix}` })
    default:
      return members[list.kind]()
  }
}

/** What somebody's standing is, in signs. */
export function marks({ isPremium, isBanned, isSuspended }: ListedMember): string {
  return [isBanned ? '🚫' : '', isSuspended ? '⏸' : '', isPremium ? '⭐' : ''].join('')
}

function label(texts: Texts, member: ListedMember): string {
  const { gender, age, city, username, memberId } = member
  const who = personLine(texts, { gender, age, city })
  const name = username === null ? String(memberId) : `@${username}`
  return [marks(member), name, who].filter(Boolean).join(' · ')
}

export function listScreen(texts: Texts, page: MemberPage, list: ListKind, city: string | null): Screen {
  const { members } = texts
  const rows = page.members.map((member) => [
    button(label(texts, member), 'user', memberData('card', member.userId)),
  ])
  const [first, last] = [page.members.at(0), page.members.at(-1)]
  const paging: InlineButton[] = []
  if (page.before && first !== undefined) {
    const cursor = { side: 'before', userId: first.userId } as const
    paging.push(button('‹', 'users', listData({ list, cursor })))
  }
  if (page.after && last !== undefined) {
    const cursor = { side: 'after', userId: last.userId } as const
    paging.push(button('›', 'users', listData({ list, cursor })))
  }
  const filter = (text: string, kind: 'all' | 'banned' | 'premium' | 'reported') =>
    button(list.kind === kind ? `• ${text}` : text, 'users', listData({ list: { kind }, cursor: null }))
  const title = listTitle(texts, list, city)
  return words(
    page.members.length === 0 ? `${title}\n\n${members.nobody()}` : `${title}\n\n${members.hint()}`,
    ...rows,
    paging,
    [filter(members.filterAll(), 'all'), filter(members.filterReported(), 'reported')],
    [filter(members.filterBanned(), 'banned'), filter(members.filterPremium(), 'premium')],
    [button(members.search(), 'users', 'search')],
  )
}
