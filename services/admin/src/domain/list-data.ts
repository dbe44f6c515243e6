import type { PageCursor } from '@anonchat/store'

/** Which list a button shows. A city is named by a member who lives there: its name may be too long for a button. */
export type ListKind =
  | { readonly kind: 'all' }
  | { readonly kind: 'banned' }
  | { readonly kind: 'premium' }
  | { readonly kind: 'reported' }
  | { readonly kind: 'city'; readonly ofUserId: number }
  | { readonly kind: 'username'; readonly prefix: string }

export interface ListView {
  readonly list: ListKind
  readonly cursor: PageCursor
}

const PLAIN = ['all', 'banned', 'premium', 'reported'] as const
const SIDE = { '>': 'after', '<': 'before' } as const

export function listData({ list, cursor }: ListView): string {
  const about =
    list.kind === 'city' ? `:${list.ofUserId}` : list.kind === 'username' ? `:${list.prefix}` : ':'
  const page = cursor === null ? '' : `${cursor.side === 'after' ? '>' : '<'}${cursor.userId}`
  return `${list.kind}${about}:${page}`
}

/** Reads what `listData` wrote; null for anything else. */
export function readListData(data: string): ListView | null {
  const found = /^([a-z]+):(\w{0,32}):(?:([<>])(\d{1,10}))?$/.exec(data)
  if (found === null) return null
  const [, kind, about = '', side, id] = found
  const list = readList(kind ?? '', about)
  if (list === null) return null
  if (side !== '<' && side !== '>') return { list, cursor: null }
  return { list, cursor: { side: SIDE[side], userId: Number(id) } }
}

function readList(kind: string, about: string): ListKind | null {
  const plain = PLAIN.find((one) => one === kind)
  if (plain !== undefined) return about === '' ? { kind: plain } : null
  if (kind === 'city' && /^\d{1,10}$/.test(about)) return { kind: 'city', ofUserId: Number(about) }
  if (kind === 'username' && about !== '') return { kind: 'username', prefix: about }
  return null
}

/** What somebody may look for by words. */
export type Search =
  | { readonly kind: 'member'; readonly words: string }
  | { readonly kind: 'username'; readonly prefix: string }
  | { readonly kind: 'city-or-username'; readonly words: string }

/** `123`, `#5`: one member; `@ann`: usernames; anything else: a city, or else usernames. */
export function readSearch(words: string): Search {
  if (/^#?[\d۰-۹٠-٩]+$/.test(words)) return { kind: 'member', words }
  if (/^@\w{1,32}$/.test(words)) return { kind: 'username', prefix: words.slice(1) }
  return { kind: 'city-or-username', words }
}
