import { noteScreen } from '../../domain/card-screen.js'
import { words } from '../../domain/screen.js'
import { readTarget } from '../../domain/target.js'
import { unban } from '../../out/operations/standing.js'
import type { AdminHandler } from '../handler.js'
import type { HandlerContext } from './context.js'
import { orderOf, outcomeText } from './outcome.js'

/** /admin_unban <member> */
export const unbanHandler = (context: HandlerContext): AdminHandler => ({
  command: async (ask, reply) => {
    const { members } = ask.texts
    const target = readTarget(ask.words)
    if (target === null) return await reply.say(words(members.unbanUsage()))
    const outcome = await unban(context.operations, orderOf(ask), target.key)
    const text = outcomeText(ask.texts, outcome, target.key, members.unbanDone)
    await reply.say('userId' in outcome ? noteScreen(ask.texts, text, outcome.userId) : words(text))
  },
})
