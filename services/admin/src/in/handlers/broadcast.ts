import { type BroadcastRecord, createBroadcast, findBroadcast, listBroadcasts } from '@anonchat/store'
import type { Ask } from '../../domain/ask.js'
import { broadcastButton, questionOf, readBroadcastData } from '../../domain/broadcast/data.js'
import { allScreen } from '../../domain/broadcast/living-screen.js'
import { mayChange } from '../../domain/broadcast/rights.js'
import { words } from '../../domain/screen.js'
import type { Reply } from '../../out/reply.js'
import type { AdminHandler } from '../handler.js'
import { answerWork, showNew } from './broadcast/answers.js'
import type { BroadcastsContext } from './broadcast/context.js'
import { draftWork } from './broadcast/draft.js'
import { orderWork, showBroadcast } from './broadcast/sending.js'

const LISTED = 10

/** /admin_broadcast, alone or as an answer to the message that is to be sent; its buttons, and what it asks for. */
export function broadcastHandler(context: BroadcastsContext): AdminHandler {
  const { db, asking } = context

  const isTheirs = (record: BroadcastRecord, { adminId }: Ask): boolean =>
    mayChange(record, { kind: 'telegram', adminId })

  const begin = async (ask: Ask, reply: Reply): Promise<void> => {
    const message = ask.kind === 'command' ? ask.update.message?.reply_to_message : undefined
    const answered = message?.message_id
    const id = await createBroadcast(db, {
      key: ask.trace,
      adminId: ask.adminId,
      sourceMessageIds: answered === undefined ? [] : [answered],
      createdAt: new Date(ask.at),
    })
    const { broadcast } = ask.texts
    if (answered !== undefined) {
      // Of an album an answer names one item, and Telegram tells nobody which others belong to it.
      const note = message?.media_group_id === undefined ? undefined : broadcast.oneOfAlbum()
      return await showNew(context, ask, reply, id, note)
    }
    await asking.ask(ask.adminId, questionOf(id, 'source'))
    await reply.say(
      words(broadcast.askMessage(), [
        broadcastButton(broadcast.drop(), id, 'cancel'),
        broadcastButton(broadcast.all(), id, 'all'),
      ]),
    )
  }

  return {
    keepsQuestion: true,
    command: begin,
    button: (ask, reply) => {
      const data = readBroadcastData(ask.data)
      if (data === null) return null
      if (data.verb === 'new') return () => begin(ask, reply)
      if (data.verb === 'all')
        return async () => reply.show(allScreen(ask.texts, await listBroadcasts(db, { limit: LISTED })))
      const draft = draftWork(context, ask, reply, data)
      const order = orderWork(context, ask, reply, data)
      if (draft === null && order === null && data.verb !== 'show') return null
      return async () => {
        const record = await findBroadcast(db, data.id)
        if (record === null) return await reply.show(words(ask.texts.broadcast.gone()))
        if (!isTheirs(record, ask)) return await reply.say(words(ask.texts.broadcast.notYours()))
        if (data.verb === 'cancel') await asking.answered(ask.adminId, questionOf(data.id, 'source'))
        if (order !== null) return await order(record)
        // What was sent off is changed no more: its buttons of before show how it stands.
        if (draft === null || record.status !== 'draft')
          return await showBroadcast(context, ask, reply, record)
        await draft(record)
      }
    },
    answer: (ask, reply) => {
      const data = readBroadcastData(ask.data)
      const work = data === null ? null : answerWork(context, ask, reply, data)
      if (data === null || work === null) return null
      return async () => {
        const record = await findBroadcast(db, data.id)
        if (record !== null && record.status === 'draft' && isTheirs(record, ask)) return await work(record)
        await asking.answered(ask.adminId, questionOf(data.id, data.verb))
        await reply.say(words(ask.texts.broadcast.gone()))
      }
    },
  }
}
