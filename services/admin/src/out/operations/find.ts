import {
  type Database,
  findPerson,
  listMembers,
  type MemberCard,
  type MemberFilter,
  type MemberPage,
  memberCard,
  type PageCursor,
} from '@anonchat/store'
import { cityKey } from '@anonchat/texts'
import { type ListKind, readSearch } from '../../domain/list-data.js'
import { readTarget, toLatinDigits } from '../../domain/target.js'

export interface FindContext {
  readonly db: Database
  readonly now: () => number
}

/** Whom somebody looked for: one member, a list of them, or nobody. `id`: what was taken for an id and is nobody's. */
export type Found =
  | { readonly kind: 'member'; readonly card: MemberCard }
  | { readonly kind: 'list'; readonly list: ListKind }
  | { readonly kind: 'nobody'; readonly id: string | null }

/** Finds members by a Telegram id, `#` and the number of a row, a @username or a city. */
export async function findMembers(context: FindContext, text: string): Promise<Found> {
  const wanted = readSearch(text)
  if (wanted.kind === 'member') {
    const target = readTarget(toLatinDigits(wanted.words))
    const card = target === null ? null : await memberCard(context.db, target.key)
    return card === null
      ? { kind: 'nobody', id: toLatinDigits(text).replace('#', '') }
      : { kind: 'member', card }
  }
  const list =
    wanted.kind === 'username' ? wanted : ((await inCity(context, wanted.words)) ?? usernameOf(wanted.words))
  return list === null ? { kind: 'nobody', id: null } : { kind: 'list', list }
}

/** A page of a list, and the city that it is about; null when the member by whom its city is named is gone. */
export async function pageOf(
  { db, now }: FindContext,
  list: ListKind,
  cursor: PageCursor,
  limit: number,
): Promise<(MemberPage & { readonly city: string | null }) | null> {
  const found = await filterOf(db, list)
  if (found === null) return null
  return {
    ...(await listMembers(db, found.filter, { cursor, limit, now: new Date(now()) })),
    city: found.city,
  }
}

async function filterOf(
  db: Database,
  list: ListKind,
): Promise<{ filter: MemberFilter; city: string | null } | null> {
  if (list.kind !== 'city') return { filter: list, city: null }
  const of = await memberCard(db, { userId: list.ofUserId })
  const profile = of?.record.profile
  return profile ? { filter: { kind: 'city', cityKey: profile.cityKey }, city: profile.city } : null
}

/** A list of those who live in a city; null when nobody does. */
async function inCity({ db, now }: FindContext, text: string): Promise<ListKind | null> {
  const key = cityKey(text)
  if (key === '') return null
  const page = { cursor: null, limit: 1, now: new Date(now()) }
  const [first] = (await listMembers(db, { kind: 'city', cityKey: key }, page)).members
  const person = first === undefined ? null : await findPerson(db, { userId: first.userId })
  return person === null ? null : { kind: 'city', ofUserId: person.userId }
}

const usernameOf = (text: string): ListKind | null =>
  /^\w{1,32}$/.test(text) ? { kind: 'username', prefix: text } : null
