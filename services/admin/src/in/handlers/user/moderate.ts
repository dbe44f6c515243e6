import { nearestLang, t } from '@anonchat/texts'
import type { AnswerAsk } from '../../../domain/ask.js'
import {
  BAN_REASONS,
  type BanReason,
  cancel,
  durationScreen,
  readDays,
  reasonScreen,
} from '../../../domain/ban-screens.js'
import { noteScreen } from '../../../domain/card-screen.js'
import { words } from '../../../domain/screen.js'
import { ban, unban, unsuspend } from '../../../out/operations/standing.js'
import type { Reply } from '../../../out/reply.js'
import type { HandlerContext } from '../context.js'
import { banText, orderOf, outcomeText } from '../outcome.js'
import type { Of, VerbHandler } from './verb.js'

const REASON_MAX = 512

const isReason = (text: string): text is BanReason => BAN_REASONS.some((one) => one === text)

/** Ban in three presses: for how long, why, done. And the ways back. */
export const moderateVerbs = (context: HandlerContext) =>
  ({
    ban: (ask, reply, [daysText, reasonText]) => {
      if (daysText === undefined) return async (of) => await reply.show(durationScreen(ask.texts, of))
      const days = readDays(daysText)
      if (days === null) return null
      if (reasonText === undefined) return async (of) => await reply.show(reasonScreen(ask.texts, of, days))
      if (reasonText === 'own')
        return async (of) => {
          await context.asking.ask(ask.adminId, `user:ban:${of.userId}:${days}`)
          await reply.say(words(ask.texts.members.askWords(), [cancel(ask.texts, of.userId)]))
        }
      if (reasonText !== '-' && !isReason(reasonText)) return null
      return async (of) => {
        // In the language of who reads it.
        const reason = reasonText === '-' ? null : t(nearestLang(of.language)).category[reasonText]()
        const outcome = await ban(context.operations, orderOf(ask), of, { days, reason })
        const text = banText(ask.texts, outcome, of)
        await reply.show(noteScreen(ask.texts, text, of.userId))
      }
    },
    unban: (ask, reply) => async (of) => {
      const outcome = await unban(context.operations, orderOf(ask), of)
      const text = outcomeText(ask.texts, outcome, of, ask.texts.members.unbanDone)
      await reply.show(noteScreen(ask.texts, text, of.userId))
    },
    unsuspend: (ask, reply) => async (of) => {
      const outcome = await unsuspend(context.operations, orderOf(ask), of)
      const text = outcomeText(ask.texts, outcome, of, ask.texts.members.unsuspendDone)
      await reply.show(noteScreen(ask.texts, text, of.userId))
    },
  }) satisfies Record<string, VerbHandler>

/** The reason that an admin wrote. @returns whether the question is answered */
export async function banInWords(
  context: HandlerContext,
  ask: AnswerAsk,
  reply: Reply,
  of: Of,
  daysText: string | undefined,
): Promise<boolean> {
  const { members } = ask.texts
  const days = readDays(daysText)
  const reason = ask.update.message?.text?.trim().slice(0, REASON_MAX)
  if (!reason) {
    await reply.say(words(members.wrongWords()))
    return false
  }
  const outcome = await ban(context.operations, orderOf(ask), of, { days: days ?? 0, reason })
  const text = banText(ask.texts, outcome, of)
  await reply.say(noteScreen(ask.texts, text, of.userId))
  return true
}
