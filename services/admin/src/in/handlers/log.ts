import { type Database, findPerson, listAdminActions } from '@anonchat/store'
import type { Ask } from '../../domain/ask.js'
import { LOG_PAGE, type LogView, logScreen, readLogData } from '../../domain/log-screen.js'
import { words } from '../../domain/screen.js'
import { readTarget } from '../../domain/target.js'
import type { Reply } from '../../out/reply.js'
import type { AdminHandler } from '../handler.js'

/** So much of what is no member is said back. */
const SHOWN = 64

/** /admin_log [member]: what admins did, newest first. */
export function logHandler({ db }: { readonly db: Database }): AdminHandler {
  const show = async (ask: Ask, reply: Reply, view: LogView): Promise<void> => {
    const rows = await listAdminActions(db, {
      limit: LOG_PAGE + 1,
      beforeId: view.beforeId ?? undefined,
      targetUserId: view.targetUserId ?? undefined,
    })
    await reply.show(logScreen(ask.texts, rows, view))
  }
  return {
    command: async (ask, reply) => {
      if (ask.words === '') return await show(ask, reply, { targetUserId: null, beforeId: null })
      const target = readTarget(ask.words)
      const of = target === null || target.rest !== '' ? null : await findPerson(db, target.key)
      if (of !== null) return await show(ask, reply, { targetUserId: of.userId, beforeId: null })
      await reply.say(words(ask.texts.members.unknownId({ id: ask.words.replace(/^#/, '').slice(0, SHOWN) })))
    },
    button: (ask, reply) => {
      const view = readLogData(ask.data)
      return view === null ? null : () => show(ask, reply, view)
    },
  }
}
