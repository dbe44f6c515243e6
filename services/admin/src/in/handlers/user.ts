import { findPerson } from '@anonchat/store'
import { albumOf, STRAGGLER_MS } from '../../domain/album.js'
import { readMemberData } from '../../domain/member-data.js'
import { words } from '../../domain/screen.js'
import type { AdminHandler } from '../handler.js'
import type { HandlerContext } from './context.js'
import { eraseVerbs } from './user/erase.js'
import { lookVerbs } from './user/look.js'
import { banInWords, moderateVerbs } from './user/moderate.js'
import { payVerbs } from './user/pay.js'
import type { VerbHandler } from './user/verb.js'
import { messageQuestion, passOn, writeVerbs } from './user/write.js'

/** The buttons of a member's card, and what an admin writes after pressing one. */
export function userHandler(context: HandlerContext): AdminHandler {
  const { db, asking } = context
  const verbs: Readonly<Record<string, VerbHandler>> = {
    ...lookVerbs(context),
    ...moderateVerbs(context),
    ...payVerbs(context),
    ...writeVerbs(context),
    ...eraseVerbs(context),
  }
  return {
    button: (ask, reply) => {
      const press = readMemberData(ask.data)
      if (press === null) return null
      const work = verbs[press.verb]?.(ask, reply, press.more) ?? null
      if (work === null) return null
      return async () => {
        const of = await findPerson(db, { userId: press.userId })
        await (of === null ? reply.show(words(ask.texts.members.gone())) : work(of))
      }
    },
    answer: (ask, reply) => {
      const press = readMemberData(ask.data)
      if (press === null || (press.verb !== 'ban' && press.verb !== 'message')) return null
      const album = albumOf(ask.update)
      // Behind an album only its own items are waited for.
      if (press.verb === 'message' && press.more[0] !== undefined && press.more[0] !== album) return null
      return async () => {
        const of = await findPerson(db, { userId: press.userId })
        if (of === null) await reply.say(words(ask.texts.members.gone()))
        const isDone =
          of === null ||
          (press.verb === 'ban'
            ? await banInWords(context, ask, reply, of, press.more[0])
            : await passOn(context, ask, reply, of, press.more[0] !== undefined))
        if (!isDone) return
        if (of !== null && press.verb === 'message' && album !== null)
          await asking.ask(ask.adminId, messageQuestion(press.userId, album), STRAGGLER_MS)
        else await asking.answered(ask.adminId, `user:${ask.data}`)
      }
    },
  }
}
