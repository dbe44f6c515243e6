import { findPerson, listMembers, type MemberFilter, memberCard, type PageCursor } from '@anonchat/store'
import { cityKey } from '@anonchat/texts'
import type { AnswerAsk, Ask } from '../../domain/ask.js'
import { cardScreen } from '../../domain/card-screen.js'
import { type ListKind, type ListView, readListData, readSearch } from '../../domain/list-data.js'
import { LIST_PAGE, listScreen } from '../../domain/list-screen.js'
import { words } from '../../domain/screen.js'
import { readTarget, toLatinDigits } from '../../domain/target.js'
import type { Reply } from '../../out/reply.js'
import type { AdminHandler } from '../handler.js'
import type { HandlerContext } from './context.js'

const SEARCH = 'search'

/** /admin_users [Telegram id, @username or city]: lists of members, by pages and filters. */
export function usersHandler(context: HandlerContext): AdminHandler {
  const { db, asking, now, admins } = context

  const show = async (ask: Ask, reply: Reply, { list, cursor }: ListView): Promise<void> => {
    const filter = await filterOf(context, list)
    const found = filter === null ? null : await pageOf(context, filter.filter, cursor)
    if (filter === null || found === null) return await reply.show(words(ask.texts.members.notFound()))
    await reply.show(listScreen(ask.texts, found, list, filter.city))
  }

  const search = async (ask: Ask, reply: Reply, text: string): Promise<void> => {
    const wanted = readSearch(text)
    if (wanted.kind === 'member') {
      const target = readTarget(toLatinDigits(wanted.words))
      const card = target === null ? null : await memberCard(db, target.key)
      const { members } = ask.texts
      if (card === null)
        return await reply.say(words(members.unknownId({ id: toLatinDigits(text).replace('#', '') })))
      return await reply.say(cardScreen(ask.texts, card, now(), admins.has(card.record.memberId)))
    }
    const list =
      wanted.kind === 'username'
        ? wanted
        : ((await inCity(context, wanted.words)) ?? usernameOf(wanted.words))
    if (list === null) return await reply.say(words(ask.texts.members.notFound()))
    await show(ask, reply, { list, cursor: null })
  }

  return {
    command: async (ask, reply) => {
      if (ask.words === '') return await show(ask, reply, { list: { kind: 'all' }, cursor: null })
      await search(ask, reply, ask.words)
    },
    button: (ask, reply) => {
      if (ask.data === SEARCH)
        return async () => {
          await asking.ask(ask.adminId, `users:${SEARCH}`)
          await reply.say(words(ask.texts.members.askSearch()))
        }
      const view = readListData(ask.data)
      return view === null ? null : () => show(ask, reply, view)
    },
    answer: (ask: AnswerAsk, reply) => {
      if (ask.data !== SEARCH) return null
      return async () => {
        await search(ask, reply, ask.update.message?.text?.trim() ?? '')
        await asking.answered(ask.adminId, `users:${SEARCH}`)
      }
    },
  }
}

async function pageOf({ db, now }: HandlerContext, filter: MemberFilter, cursor: PageCursor) {
  return await listMembers(db, filter, { cursor, limit: LIST_PAGE, now: new Date(now()) })
}

/** The filter of a list; null when the member by whom its city is named is gone. */
async function filterOf(
  { db }: HandlerContext,
  list: ListKind,
): Promise<{ filter: MemberFilter; city: string | null } | null> {
  if (list.kind !== 'city') return { filter: list, city: null }
  const of = await memberCard(db, { userId: list.ofUserId })
  const profile = of?.record.profile
  return profile ? { filter: { kind: 'city', cityKey: profile.cityKey }, city: profile.city } : null
}

/** A list of those who live in a city; null when nobody does. */
async function inCity(context: HandlerContext, text: string): Promise<ListKind | null> {
  const key = cityKey(text)
  if (key === '') return null
  const { members } = await pageOf(context, { kind: 'city', cityKey: key }, null)
  const [first] = members
  const person = first === undefined ? null : await findPerson(context.db, { userId: first.userId })
  return person === null ? null : { kind: 'city', ofUserId: person.userId }
}

const usernameOf = (text: string): ListKind | null =>
  /^\w{1,32}$/.test(text) ? { kind: 'username', prefix: text } : null
