import { deleteScreen } from '../../../domain/ban-screens.js'
import { noteScreen } from '../../../domain/card-screen.js'
import { words } from '../../../domain/screen.js'
import { erase } from '../../../out/operations/erase.js'
import type { HandlerContext } from '../context.js'
import { orderOf } from '../outcome.js'
import type { VerbHandler } from './verb.js'

/** Deletion in two presses. There is no card to go back to afterwards. */
export const eraseVerbs = ({ operations }: HandlerContext) =>
  ({
    delete: (ask, reply, [sure]) => {
      if (sure === undefined) return async (of) => await reply.show(deleteScreen(ask.texts, of))
      if (sure !== 'yes') return null
      return async (of) => {
        const { members } = ask.texts
        const { kind } = await erase(operations, orderOf(ask), of)
        if (kind === 'admin') return await reply.show(noteScreen(ask.texts, members.isAdmin(), of.userId))
        const id = String(of.memberId)
        return await reply.show(words(kind === 'done' ? members.deleteDone({ id }) : members.gone()))
      }
    },
  }) satisfies Record<string, VerbHandler>
