import { type Database, findMember, listAdminActions } from '@anonchat/store'
import type { Ask } from '../../domain/ask.js'
import { LOG_PAGE, type LogView, logScreen, readLogData } from '../../domain/log-screen.js'
import type { Reply } from '../../out/reply.js'
import type { AdminHandler } from '../handler.js'

/** /admin_log [Telegram id]: what admins did, newest first. */
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
      const member = /^\d{1,15}$/.test(ask.words) ? await findMember(db, Number(ask.words)) : null
      await show(ask, reply, { targetUserId: member?.userId ?? null, beforeId: null })
    },
    button: (ask, reply) => {
      const view = readLogData(ask.data)
      return view === null ? null : () => show(ask, reply, view)
    },
  }
}
