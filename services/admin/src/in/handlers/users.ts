import type { AnswerAsk, Ask } from '../../domain/ask.js'
import { cardScreen } from '../../domain/card-screen.js'
import { type ListView, listData, readListData } from '../../domain/list-data.js'
import { LIST_PAGE, listScreen } from '../../domain/list-screen.js'
import { button, words } from '../../domain/screen.js'
import { findMembers, pageOf } from '../../out/operations/find.js'
import type { Reply } from '../../out/reply.js'
import type { AdminHandler } from '../handler.js'
import type { HandlerContext } from './context.js'

const SEARCH = 'search'

/** /admin_users [Telegram id, @username or city]: lists of members, by pages and filters. */
export function usersHandler(context: HandlerContext): AdminHandler {
  const { asking, now, admins } = context

  const show = async (ask: Ask, reply: Reply, { list, cursor }: ListView): Promise<void> => {
    const page = await pageOf(context, list, cursor, LIST_PAGE)
    if (page === null) return await reply.show(words(ask.texts.members.notFound()))
    await reply.show(listScreen(ask.texts, page, list, page.city))
  }

  const search = async (ask: Ask, reply: Reply, text: string): Promise<void> => {
    const { members } = ask.texts
    const found = await findMembers(context, text)
    switch (found.kind) {
      case 'member':
        return await reply.say(
          cardScreen(ask.texts, found.card, now(), admins.has(found.card.record.memberId)),
        )
      case 'list':
        return await show(ask, reply, { list: found.list, cursor: null })
      case 'nobody':
        return await reply.say(
          words(found.id === null ? members.notFound() : members.unknownId({ id: found.id })),
        )
    }
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
          const { askSearch, cancel } = ask.texts.members
          const all = listData({ list: { kind: 'all' }, cursor: null })
          await reply.say(words(askSearch(), [button(cancel(), 'users', all)]))
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
