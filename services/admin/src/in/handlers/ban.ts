import { noteScreen } from '../../domain/card-screen.js'
import { words } from '../../domain/screen.js'
import { MOST_DAYS, readBan, readTarget } from '../../domain/target.js'
import { ban } from '../../out/operations/standing.js'
import type { AdminHandler } from '../handler.js'
import type { HandlerContext } from './context.js'
import { banText, orderOf } from './outcome.js'

/** /admin_ban <member> [days] [reason] */
export const banHandler = (context: HandlerContext): AdminHandler => ({
  command: async (ask, reply) => {
    const { members } = ask.texts
    const target = readTarget(ask.words)
    const sentence = target === null ? null : readBan(target.rest)
    if (target === null || sentence === null)
      return await reply.say(words(members.banUsage({ most: MOST_DAYS })))
    const outcome = await ban(context.operations, orderOf(ask), target.key, sentence)
    const text = banText(ask.texts, outcome, target.key)
    await reply.say('userId' in outcome ? noteScreen(ask.texts, text, outcome.userId) : words(text))
  },
})
